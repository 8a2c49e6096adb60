import type { Timer } from '../../../renderer/audio/timer.ts'

export interface FakeTimer {
  timer: Timer
  /** Lets so many milliseconds go by. */
  pass(milliseconds: number): void
}

export function createFakeTimer(): FakeTimer {
  const waiting = new Set<{ at: number; run: () => void }>()
  let now = 0

  return {
    timer(milliseconds, run) {
      const entry = { at: now + milliseconds, run }
      waiting.add(entry)
      return () => void waiting.delete(entry)
    },
    pass(milliseconds) {
      now += milliseconds
      for (const entry of waiting) {
        if (entry.at > now) continue
        waiting.delete(entry)
        entry.run()
      }
    },
  }
}
