import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditLog, TranscriptChange } from '../../../shared/ipc/schemas/transcripts.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import {
  canRedo,
  canUndo,
  changesOf,
  emptyLog,
  withChange,
} from '../../../shared/transcript/edit-log.ts'
import { edited } from '../../../shared/transcript/edited.ts'
import { paragraphsOf } from '../../../shared/transcript/paragraphs.ts'
import { heardWords, type Heard } from '../../../shared/transcript/timed-words.ts'
import { textOf } from '../../../shared/transcript/tokens.ts'
import { talks } from './heard-speech.ts'
import { gap, overlapping, take } from './take.ts'

const second = SAMPLE_RATE
const timed = ({ words }: Heard) =>
  words.map(({ text, start, end }) => [text, start / second, end / second])

/** One piece whose words of four letters take a second each. */
const four = heardWords(take({ text: 'aaaa bbbb cccc dddd', seconds: 4 }))
const change = (start: number, end: number, text: string): TranscriptChange => ({
  kind: 'text',
  start: start * second,
  end: end * second,
  text,
})

describe('a changed text', () => {
  it('takes the place and the time of the words that it replaces', () => {
    expect(timed(edited(four, [change(1, 3, 'xxxx yyyy')]))).toEqual([
      ['aaaa', 0, 1],
      ['xxxx', 1, 2],
      ['yyyy', 2, 3],
      ['dddd', 3, 4],
    ])
  })

  it('leaves the times of words that stay, with other signs and capitals too', () => {
    expect(timed(edited(four, [change(0, 4, 'Aaaa, xx yy cccc dddd.')]))).toEqual([
      ['Aaaa,', 0, 1],
      ['xx', 1, 1.5],
      ['yy', 1.5, 2],
      ['cccc', 2, 3],
      ['dddd.', 3, 4],
    ])
  })

  it('gives a word that is put in some time of the word before it', () => {
    expect(timed(edited(four, [change(0, 2, 'aaaa xxxx bbbb')]))).toEqual([
      ['aaaa', 0, 0.5],
      ['xxxx', 0.5, 1],
      ['bbbb', 1, 2],
      ['cccc', 2, 3],
      ['dddd', 3, 4],
    ])
  })

  it('may be none, and may come back where nothing is any more', () => {
    const without = edited(four, [change(1, 3, '')])
    expect(textOf(without.words)).toBe('aaaa dddd')
    const back = edited(without, [change(1, 3, 'bbbb cccc')])
    expect(textOf(back.words)).toBe('aaaa bbbb cccc dddd')
  })

  it('has the times that a service told with it', () => {
    const times = [
      { start: 1 * second, end: 1.5 * second, text: 'xx' },
      { start: 2 * second, end: 3 * second, text: 'yy.' },
    ]
    const told = { ...change(1, 3, 'xx yy.'), times } as TranscriptChange
    expect(timed(edited(four, [told])).slice(1, 3)).toEqual([
      ['xx', 1, 1.5],
      ['yy.', 2, 3],
    ])
  })

  it('begins a paragraph where an empty line is left in it', () => {
    const heard = edited(four, [change(0, 4, 'Aaaa bbbb.\n\nCccc dddd.')])
    expect(paragraphsOf(heard)).toHaveLength(2)
  })

  it('of a piece stands in the place of its gap, between its neighbours', () => {
    const pieces = take('Üks kaks.', { ...gap('half'), after: -2 }, { ...overlapping('Neli.') })
    const [, missing] = pieces
    if (!missing) throw new Error('No gap')
    const fill: TranscriptChange = {
      kind: 'piece',
      index: 1,
      start: missing.start,
      end: missing.end,
      text: 'Kolm kolm.',
    }
    const heard = edited(heardWords(pieces), [fill])
    expect(textOf(heard.words)).toBe('Üks kaks. Kolm kolm. Neli.')
    expect(heard.holes).toEqual([])
    expect(heard.words.map(({ piece }) => piece)).toEqual([0, 0, 1, 1, 2])
  })
})

describe('speakers', () => {
  it('stand at words, are renamed everywhere, and part paragraphs', () => {
    const heard = edited(four, [
      { kind: 'speaker', start: 0, end: 2 * second, speaker: 'Mari' },
      { kind: 'speaker', start: 2 * second, end: 4 * second, speaker: 'Jaan' },
      { kind: 'rename', from: 'Mari', to: 'Mari Maasikas' },
      change(0, 1, 'xxxx'),
    ])
    const paragraphs = paragraphsOf(heard)
    expect(paragraphs.map((paragraph) => paragraph.kind === 'text' && paragraph.speaker)).toEqual([
      'Mari Maasikas',
      'Jaan',
    ])
  })
})

const anyChange = (end: number): fc.Arbitrary<TranscriptChange> => {
  const place = fc
    .tuple(fc.nat(end), fc.nat(end))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abcõä .,\n–'.split('')) }),
    fc.constantFrom('', 'tere maailm', 'Üks kaks kolm neli viis.'),
  )
  return fc.oneof(
    fc
      .record({ place, text })
      .map(({ place, text }) => ({ kind: 'text' as const, ...place, text })),
    fc
      .record({ place, text, index: fc.nat(5) })
      .map(({ place, text, index }) => ({ kind: 'piece' as const, ...place, index, text })),
    place.map((place) => ({ kind: 'speaker' as const, ...place, speaker: 'Mari' })),
  )
}

describe('any edits', { timeout: 60_000 }, () => {
  const talkAndChanges = talks({ told: 'either' }).chain((talk) =>
    fc.tuple(
      fc.constant(talk),
      fc.array(anyChange(talk.pieces.at(-1)?.end ?? 0), { maxLength: 8 }),
    ),
  )

  it('keep words in order, and lose and double none outside of what they change', () => {
    fc.assert(
      fc.property(talkAndChanges, ([{ pieces }, changes]) => {
        const heard = heardWords(pieces)
        let before = 0
        for (const { start, end } of edited(heard, changes).words) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThanOrEqual(start)
          before = end
        }
        const [first] = changes
        if (first?.kind !== 'text') return
        // A word is where its middle is.
        const middle = ({ start, end }: { start: number; end: number }) => (start + end) / 2
        const words = edited(heard, [first]).words.map(({ text }) => text)
        const ahead = heard.words.filter((word) => middle(word) < first.start)
        const behind = heard.words.filter((word) => middle(word) >= first.end)
        const fresh = first.text.split(/\s+/).filter((text) => text !== '')
        expect(words).toEqual([
          ...ahead.map(({ text }) => text),
          ...fresh,
          ...behind.map(({ text }) => text),
        ])
      }),
    )
  })

  it('are as if they had not been when they are undone, and as they were when that is taken back', () => {
    fc.assert(
      fc.property(
        talkAndChanges,
        fc.array(fc.constantFrom('edit', 'undo', 'redo')),
        ([{ pieces }, changes], steps) => {
          const heard = heardWords(pieces)
          const left = changes.map((change) => [change])
          let log: EditLog = emptyLog
          const done: Heard[] = [heard]
          for (const step of steps) {
            const { edits, inForce } = log
            const changes = left[0]
            if (step === 'edit' && changes) {
              left.shift()
              const added = [{ number: inForce + 1, changes }]
              log = withChange(log, { kept: inForce, added, inForce: inForce + 1 }) ?? emptyLog
              done.splice(inForce + 1, Infinity, edited(heard, changesOf(log)))
            } else if (step === 'undo' ? canUndo(log) : step === 'redo' && canRedo(log)) {
              const moved = inForce + (step === 'undo' ? -1 : 1)
              log = withChange(log, { kept: edits.length, added: [], inForce: moved }) ?? emptyLog
            }
            expect(edited(heard, changesOf(log))).toEqual(done[log.inForce])
          }
        },
      ),
    )
  })
})
