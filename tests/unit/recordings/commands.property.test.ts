import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Transcript } from '../../../electron/service/transcription/transcript.ts'
import { AppFailure } from '../../../shared/app-failure.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import {
  cutsUntil,
  markedSound,
  openTranscriber,
  says,
  settled,
  type Asked,
  type TranscriberLab,
} from './transcriber-lab.ts'
import { fault } from './transcriber-trial.ts'
import { expectWholeOrGap, hearsTimed } from './whole-or-gap.ts'

type Command = (lab: TranscriberLab, id: string) => unknown

/** What a person does with a recording, and what happens to the computer. */
const commands: Record<string, Command> = {
  pause: ({ recordings }, id) => recordings.pause(id),
  unpause: ({ recordings }, id) => recordings.unpause(id),
  cancel: ({ recordings }, id) => recordings.cancel(id),
  retry: ({ recordings }, id) => recordings.retry(id, null),
  delete: ({ recordings }, id) => recordings.delete(id),
  restore: ({ recordings }, id) => recordings.restore(id),
  up: ({ recordings }, id) => recordings.move(id, 'up'),
  sleep: ({ transcriber }) => transcriber.wokeUp(),
  'try now': ({ transcriber }) => transcriber.tryNow(),
  wait: ({ clock }) => clock.advance(20_000),
  'fill the disk': ({ fill }) => fill(),
  'make room': ({ makeRoom }) => makeRoom(),
}

const failings = ['unreachable', 'server_error', 'rate_limited', 'too_large', 'cancelled'] as const
type Deed = 'hears' | 'says-nothing' | (typeof failings)[number]
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Deed>('hears') },
  { weight: 2, arbitrary: fc.constantFrom<Deed>('says-nothing', ...failings) },
)
const step = fc.record({
  command: fc.option(fc.constantFrom(...Object.keys(commands)), { nil: null }),
  on: fc.nat(1),
  /** Which of the requests under way is answered before it, and how. */
  answered: fc.nat(8),
  deed,
  turns: fc.nat(3),
})

/** A service that answers when it is told to. */
function createSlowService() {
  const waiting: ((deed: Deed) => void)[] = []
  let isAtOnce = false

  function answering(asked: Asked): Promise<Transcript> | Transcript {
    if (isAtOnce) return hearsTimed(asked)
    const { promise, resolve, reject } = Promise.withResolvers<Transcript>()
    waiting.push((done) => {
      if (done === 'hears') resolve(hearsTimed(asked))
      else if (done === 'says-nothing') resolve(says(''))
      else reject(fault(done satisfies ErrorCode))
    })
    return promise
  }

  return {
    answering,
    answer: (which: number, done: Deed) => waiting.splice(which % 9, 1)[0]?.(done),
    answerAll() {
      isAtOnce = true
      for (const answer of waiting.splice(0)) answer('hears')
    },
  }
}

function record(lab: TranscriberLab, language: 'et' | 'auto'): string {
  const cuts = cutsUntil(12, 20, -30, 50, 60, 75, 83, 100)
  const source = { kind: 'file', name: 'a.mp3', length: null } as const
  const { id } = lab.recordings.begin({ source, language })
  lab.recordings.append(id, markedSound(0, cuts.at(-1)?.end ?? 0), cuts)
  lab.recordings.finish(id)
  return id
}

function attempt(work: () => unknown): void {
  try {
    work()
  } catch (thrown) {
    const isTold = thrown instanceof AppFailure || String(thrown).includes('disk is full')
    if (!isTold) throw thrown
  }
}

async function runToItsEnd(lab: TranscriberLab, ids: readonly string[]): Promise<void> {
  lab.makeRoom()
  for (let turn = 0; turn < 100; turn++) {
    await settled()
    if (ids.every((id) => lab.recordings.find(id)?.state.kind === 'done')) return
    for (const id of ids) {
      attempt(() => lab.recordings.restore(id))
      attempt(() => lab.recordings.unpause(id))
      attempt(() => lab.recordings.retry(id, null))
    }
    lab.transcriber.tryNow()
    lab.clock.advance(60_000)
  }
  throw new Error('They never were done')
}

test('whatever a person does while a slow service answers, every text is whole in the end, in its place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 20, maxLength: 50 }),
      fc.boolean(),
      fc.constantFrom('et', 'auto'),
      async (steps, isLimiting, language) => {
        const folder = mkdtempSync(join(tmpdir(), 'jutt-commands-'))
        const service = createSlowService()
        const lab = openTranscriber(folder, service.answering)
        Object.assign(lab.pace, { perMinute: 1, isLimiting })
        const ids = [record(lab, 'et'), record(lab, language)]
        for (const { command, on, answered, deed: done, turns } of steps) {
          service.answer(answered, done)
          if (command !== null) attempt(() => commands[command]?.(lab, ids[on] ?? ''))
          for (let turn = 0; turn < turns; turn++) await new Promise((go) => setImmediate(go))
        }
        service.answerAll()
        await runToItsEnd(lab, ids)
        for (const id of ids) {
          const { pieces } = lab.recordings.open(id)
          expect(pieces).toHaveLength(8)
          for (const piece of pieces) expectWholeOrGap(piece, isLimiting ? 2 : 1)
        }
        await lab.transcriber.close()
        lab.recordings.close()
        rmSync(folder, { recursive: true })
      },
    ),
    { numRuns: 12 },
  )
}, 60_000)
