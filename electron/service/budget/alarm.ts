import type { Clock } from '../clock.ts'

/** One alarm for whatever comes first. Moments in milliseconds since 1970. */
export interface Alarm {
  /** Moves it there, unless it rings before; Infinity does nothing. */
  ringAt(moment: number): void
  callOff(): void
}

export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let at = Number.POSITIVE_INFINITY
  let stop: (() => void) | undefined

  function callOff(): void {
    stop?.()
    stop = undefined
    at = Number.POSITIVE_INFINITY
  }

  return {
    callOff,
    ringAt(moment) {
      if (moment >= at) return
      stop?.()
      at = moment
      stop = clock.after(Math.max(0, moment - clock.now()), ring)
    },
  }
}
