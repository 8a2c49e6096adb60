import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { knownSound } from './known-sound.ts'
import { openRecordings } from './recordings-lab.ts'

/** What this program says on a line of its own after each call that has returned. */
export interface Acknowledged {
  id: string
  samples: number
  /** Where the last cut ended. */
  cutUntil: number
}

/** 10 ms of sound. */
const step = 160

/** Appends known sound, 10 ms a call with `everyMs` between the calls, and a cut now and then, until it is killed. */
async function appendUntilKilled(folder: string, everyMs: number): Promise<void> {
  const { recordings } = openRecordings(folder)
  const { id } = recordings.begin({ source: { kind: 'microphone' }, language: 'et' })
  let cutUntil = 0
  for (let samples = 0; ; samples += step) {
    const end = samples + step
    const isCut = (end / step) % 7 === 0
    const cuts = isCut
      ? [{ start: cutUntil, end, speech: [{ start: cutUntil, end }], ending: 'pause' as const }]
      : []
    recordings.append(id, knownSound(samples, end), cuts)
    if (isCut) cutUntil = end
    // Not console.log: the line must be out before the next call, whatever happens to this process.
    writeSync(1, `${JSON.stringify({ id, samples: end, cutUntil } satisfies Acknowledged)}\n`)
    if (everyMs > 0) await pause(everyMs)
  }
}

const [folder, everyMs] = process.argv.slice(2)
if (folder !== undefined) await appendUntilKilled(folder, Number(everyMs))
