/** A clock that stands still until a test moves it: what was set for a moment runs when that moment is passed. */
export function createTestClock(start = Date.UTC(2026, 10, 20, 10)) {
  let now = start
  let timers: { readonly at: number; readonly run: () => void }[] = []

  return {
    now: () => now,
    after(milliseconds: number, run: () => void): () => void {
      const timer = { at: now + milliseconds, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    /** Moves on, running what falls due on the way in its order. */
    advance(milliseconds: number): void {
      const end = now + milliseconds
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        timers = timers.filter((other) => other !== due)
        now = due.at
        due.run()
      }
      now = end
    },
    /** How many timers are set: 0 when everything was called off. */
    pending: () => timers.length,
  }
}
