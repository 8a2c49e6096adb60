import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../service/clock.ts'
import { databaseName } from './items.ts'
import type { PlaceFile } from './place.ts'
import type { Checked } from './restore.ts'

/** In the data folder while Jutt runs: there at a start, it tells of an end that was none. */
const runningName = 'running'
/** Milliseconds after the start, when nobody waits for the disk any more. */
const checkAfter = 60_000
/** Milliseconds. */
const checkEvery = 7 * 24 * 3_600_000

/**
 * Looks whether the database is in order, once a week or after a run that ended without a word, in a thread and long after the
 * start. What is damaged is set aside and rescued at the next start. Answers what ends it in good order.
 */
export function watchHealth(dependencies: {
  place: PlaceFile
  check: (file: string) => Promise<Checked>
  clock: Clock
  /** When it was last found whole, in milliseconds since 1970. */
  lastWhole: { read: () => unknown; write: (moment: number) => void }
  onDamaged: () => void
  report: (where: string, error: unknown) => void
}): () => void {
  const { place, check, clock, lastWhole, onDamaged, report } = dependencies
  const folder = place.folder()
  const running = join(folder, runningName)
  const endedBadly = existsSync(running)
  try {
    writeFileSync(running, '')
  } catch (error) {
    // A full disk: the next start then knows less, and that is all.
    report('noting that Jutt runs', error)
  }

  function isDue(): boolean {
    const last = lastWhole.read()
    // A moment to come was written under a clock that was wrong.
    return typeof last !== 'number' || last > clock.now() || clock.now() - last > checkEvery
  }

  async function look(): Promise<void> {
    if (!endedBadly && !isDue()) return
    try {
      const { isWhole } = await check(join(folder, databaseName))
      if (isWhole) {
        lastWhole.write(clock.now())
        return
      }
      if (place.read().pending !== null) return
      place.write({ pending: { kind: 'rescue' } })
      onDamaged()
    } catch (error) {
      report('checking the database', error)
    }
  }

  const callOff = clock.after(checkAfter, () => void look())
  return () => {
    callOff()
    rmSync(running, { force: true })
  }
}
