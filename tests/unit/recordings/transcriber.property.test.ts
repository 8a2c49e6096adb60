import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Transcript } from '../../../electron/service/transcription/transcript.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'
import {
  cutsUntil,
  markedSound,
  openTranscriber,
  says,
  second,
  settled,
  textIn,
  wordsIn,
  type Answering,
  type Asked,
  type TranscriberLab,
} from './transcriber-lab.ts'
import { fault, hangs } from './transcriber-trial.ts'
import { expectWholeOrGap, hearsTimed } from './whole-or-gap.ts'

/** What the service does with one request. */
type Deed = 'hears' | 'cuts' | 'loops' | 'says-nothing' | 'hangs' | ErrorCode

const failings = [
  'unreachable',
  'server_error',
  'timed_out',
  'cut',
  'rate_limited',
  'request_refused',
  'key_refused',
] as const satisfies readonly ErrorCode[]

const deed = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Deed>('hears') },
  { weight: 3, arbitrary: fc.constantFrom<Deed>('cuts', 'loops', 'says-nothing') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Deed>(...failings),
  },
)

function answer(what: Deed, asked: Asked): ReturnType<Answering> {
  if (what === 'hears') return says(textIn(asked))
  if (what === 'says-nothing') return says('')
  if (what === 'hangs') return hangs()
  if (what === 'cuts') {
    const words = wordsIn(asked)
    return says(words.slice(0, words.length / 5).join(' '))
  }
  if (what === 'loops') {
    return says(`${textIn({ from: asked.from, to: asked.from + 3 })} ${'ja nii edasi '.repeat(40)}`)
  }
  throw fault(what)
}

/** Lengths of pieces in seconds; negative ones are silent. */
const plan = fc.array(
  fc.tuple(fc.integer({ min: 6, max: 28 }), fc.boolean()).map(([s, silent]) => (silent ? -s : s)),
  { minLength: 1, maxLength: 7 },
)

function record(lab: TranscriberLab, lengths: readonly number[], language: 'et' | 'auto'): string {
  let end = 0
  const cuts = cutsUntil(
    ...lengths.map((length) => {
      end += Math.abs(length)
      return length < 0 ? -end : end
    }),
  )
  const source = { kind: 'file', name: 'a.mp3', length: null } as const
  const { id } = lab.recordings.begin({ source, language })
  for (let from = 0; from < end; from += 10) {
    const until = Math.min(end, from + 10)
    const own = cuts.filter((cut) => cut.end / second > from && cut.end / second <= until)
    lab.recordings.append(id, markedSound(from * second, until * second), own)
  }
  lab.recordings.finish(id)
  return id
}

/** Runs until the recording is done, with time passing and the person trying again where only that helps. */
async function runUntilDone(lab: TranscriberLab, id: string): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    await settled()
    if (lab.recordings.find(id)?.state.kind === 'done') return
    if (lab.transcriber.state().kind === 'blocked') lab.transcriber.tryNow()
    lab.clock.advance(60_000)
  }
  throw new Error('It never was done')
}

const isOpen = ({ state }: Piece): boolean => state.kind === 'waiting' || state.kind === 'sent'

const middle = ({ from, to }: Asked): number => ((from + to) / 2) * second

/** Which of the pieces a request was about. */
const askedPiece = (pieces: readonly Piece[], asked: Asked): Piece | undefined =>
  pieces.find(({ start, end }) => start <= middle(asked) && middle(asked) < end)

test('whatever the service does, the text is whole or shows its gaps, in order, and silence is never sent', async () => {
  await fc.assert(
    fc.asyncProperty(
      plan,
      fc.array(deed, { maxLength: 40 }),
      fc.constantFrom('et', 'auto'),
      async (lengths, deeds, language) => {
        const folder = mkdtempSync(join(tmpdir(), 'jutt-any-service-'))
        const waiting = [...deeds]
        const lab = openTranscriber(folder, (asked) => answer(waiting.shift() ?? 'hears', asked))
        const id = record(lab, lengths, language)
        await runUntilDone(lab, id)
        const { pieces } = lab.recordings.open(id)
        expect(pieces).toHaveLength(lengths.length)
        for (const piece of pieces) expectWholeOrGap(piece)
        for (const asked of lab.asked) {
          expect(askedPiece(pieces, asked)?.speech).not.toEqual([])
          expect(asked.to - asked.from).toBeLessThanOrEqual(28.1)
        }
        expect(lab.reported).toEqual([])
        await lab.transcriber.close()
        lab.recordings.close()
        rmSync(folder, { recursive: true })
      },
    ),
    { numRuns: 30 },
  )
}, 60_000)

test('killed at any request, the rest is transcribed and nothing that was finished is sent again', async () => {
  await fc.assert(
    fc.asyncProperty(
      plan,
      fc.array(deed, { maxLength: 10 }),
      fc.nat({ max: 12 }),
      async (lengths, deeds, requests) => {
        const folder = mkdtempSync(join(tmpdir(), 'jutt-killed-'))
        const waiting = [...deeds]
        let count = 0
        // A dead Jutt hears no answer: from the kill on there are none.
        const first = openTranscriber(folder, (asked) =>
          answer((count += 1) > requests ? 'hangs' : (waiting.shift() ?? 'hears'), asked),
        )
        const id = record(first, lengths, 'et')
        await settled()
        const before = first.recordings.open(id).pieces

        const next = openTranscriber(folder, (asked) => says(textIn(asked)))
        await runUntilDone(next, id)
        const { pieces } = next.recordings.open(id)
        for (const piece of pieces) expectWholeOrGap(piece)
        for (const asked of next.asked) {
          const piece = askedPiece(before, asked)
          expect(piece && isOpen(piece)).toBe(true)
        }
        for (const piece of before.filter((one) => !isOpen(one))) {
          expect(pieces[piece.index]).toEqual(piece)
        }
        await Promise.all([first.transcriber.close(), next.transcriber.close()])
        next.recordings.close()
        rmSync(folder, { recursive: true })
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)

/** Without the third in its middle. */
function withoutMiddle(whole: Transcript): Transcript {
  const all = whole.segments ?? []
  const segments = all.filter((_, at) => 3 * at < all.length || 3 * at >= 2 * all.length)
  return { ...whole, text: segments.map(({ text }) => text).join(' '), segments }
}

test('where the requests of a minute are the limit, it is so for sounds of several pieces too', async () => {
  let longest = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc
          .tuple(fc.integer({ min: 6, max: 20 }), fc.boolean())
          .map(([seconds, isSilent]) => (isSilent ? -seconds : seconds)),
        { minLength: 14, maxLength: 20 },
      ),
      fc.array(deed, { minLength: 8, maxLength: 40 }),
      async (lengths, deeds) => {
        const folder = mkdtempSync(join(tmpdir(), 'jutt-few-requests-'))
        // The first ones are heard, so that it is known how much is said.
        const waiting = [...Array<Deed>(8).fill('hears'), ...deeds]
        const lab = openTranscriber(folder, (asked) => {
          const what = waiting.shift() ?? 'hears'
          if (what === 'cuts') return withoutMiddle(hearsTimed(asked))
          return what === 'hears' ? hearsTimed(asked) : answer(what, asked)
        })
        Object.assign(lab.pace, { perMinute: 1, isLimiting: true })
        const id = record(lab, lengths, 'et')
        await runUntilDone(lab, id)
        const { pieces } = lab.recordings.open(id)
        // Of two seconds without a word it cannot be told that there was one.
        for (const piece of pieces) expectWholeOrGap(piece, 5)
        for (const { parts } of lab.asked) {
          for (const part of parts) {
            const middle = ((part.from + part.to) / 2) * second
            const piece = pieces.find(({ start, end }) => start <= middle && middle < end)
            expect(piece?.speech).not.toEqual([])
          }
        }
        longest = Math.max(longest, ...lab.asked.map(({ from, to }) => to - from))
        expect(lab.reported).toEqual([])
        await lab.transcriber.close()
        lab.recordings.close()
        rmSync(folder, { recursive: true })
      },
    ),
    { numRuns: 20 },
  )
  expect(longest).toBeGreaterThan(28)
}, 60_000)
