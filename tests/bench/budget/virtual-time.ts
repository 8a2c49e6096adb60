import type { Clock } from '../../../electron/service/clock.ts'

/** Time that passes as fast as a simulation can be computed, in milliseconds since 1970. */
export interface VirtualTime extends Clock {
  sleep(milliseconds: number): Promise<void>
  /** Lets so much time pass, with everything that falls into it. */
  run(milliseconds: number): Promise<void>
}

interface Timer {
  readonly at: number
  readonly run: () => void
}

/** Timers run in the order of their moments; whatever a timer sets going has come to rest before the next one runs. */
export function createVirtualTime(start = Date.UTC(2026, 10, 20, 10)): VirtualTime {
  let now = start
  const timers: Timer[] = []

  function after(milliseconds: number, run: () => void): () => void {
    const timer = { at: now + Math.max(0, milliseconds), run }
    let place = timers.length
    while (place > 0 && (timers[place - 1]?.at ?? 0) > timer.at) place -= 1
    timers.splice(place, 0, timer)
    return () => {
      const at = timers.indexOf(timer)
      if (at !== -1) timers.splice(at, 1)
    }
  }

  async function settle(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    setImmediate(resolve)
    await promise
  }

  return {
    now: () => now,
    after,
    async sleep(milliseconds) {
      const { promise, resolve } = Promise.withResolvers<void>()
      after(milliseconds, resolve)
      await promise
    },
    async run(milliseconds) {
      const end = now + milliseconds
      await settle()
      for (let timer = timers[0]; timer && timer.at <= end; timer = timers[0]) {
        timers.shift()
        now = timer.at
        timer.run()
        await settle()
      }
      now = end
    },
  }
}
