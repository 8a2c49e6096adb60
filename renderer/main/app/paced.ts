import type { Schedule } from '../chat/schedule.ts'

/**
 * Calls `write` at once and, where there is more to be written by then, again after each pause; it answers false where
 * there is nothing new.
 */
export function paced(schedule: Schedule, write: () => boolean): () => void {
  let isPausing = false

  return function writeAndPause(): void {
    if (isPausing || !write()) return
    isPausing = true
    schedule(() => {
      isPausing = false
      writeAndPause()
    })
  }
}
