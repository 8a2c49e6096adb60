import type { Clock } from '../service/clock.ts'

/** Tells when nobody has asked for anything for a while, and what can wait may begin. */
export interface Quiet {
  /** Something was asked for. */
  disturb(): void
  /** Runs it, once, when it has been quiet for long enough from now on. */
  once(run: () => void): void
}

/** `milliseconds` without a disturbance are quiet. */
export function createQuiet(clock: Clock, milliseconds: number): Quiet {
  let waiting: (() => void) | null = null
  let callOff: (() => void) | null = null

  function waitAnew(): void {
    callOff?.()
    if (waiting) callOff = clock.after(milliseconds, end)
  }

  function end(): void {
    const run = waiting
    waiting = null
    run?.()
  }

  return {
    disturb: waitAnew,
    once(run) {
      waiting = run
      waitAnew()
    },
  }
}
