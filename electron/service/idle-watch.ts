import type { Clock } from './clock.ts'
import { serviceError } from './errors/service-error.ts'
import type { ServiceError } from './errors/service-error.ts'
import type { Activity } from './sse-sanitizer.ts'

/** How long an open stream may be silent, in milliseconds. */
export interface IdleLimits {
  /** Nothing at all, not even a keep-alive. */
  readonly bytes: number
  /** No event with data, however many keep-alives flow. */
  readonly events: number
}

/**
 * Two clocks on an open stream, because keep-alive pings would feed a single one for ever. `onStall` is called once,
 * by the first clock that runs out.
 */
export function createIdleWatch(
  clock: Clock,
  limits: IdleLimits,
  onStall: (error: ServiceError) => void,
): Activity {
  function startClock(milliseconds: number, what: string): () => void {
    return clock.after(milliseconds, () => {
      stop()
      onStall(serviceError('stalled', `no ${what} for ${milliseconds / 1000} s`))
    })
  }
  function startBytes(): () => void {
    return startClock(limits.bytes, 'bytes')
  }
  function startEvents(): () => void {
    return startClock(limits.events, 'text')
  }
  function stop(): void {
    stopBytes()
    stopEvents()
  }

  let stopBytes = startBytes()
  let stopEvents = startEvents()
  return {
    bytes() {
      stopBytes()
      stopBytes = startBytes()
    },
    meaningful() {
      stopEvents()
      stopEvents = startEvents()
    },
    ended: stop,
  }
}
