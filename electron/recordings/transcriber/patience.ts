import type { AppError } from '../../../shared/errors.ts'
import type { TranscriberState } from '../../../shared/ipc/schemas/recordings.ts'
import type { Clock } from '../../service/clock.ts'

/** Milliseconds: the first wait, doubled with each failure up to the longest. */
const firstWait = 2000
const longestWait = 60_000
/** The part of a wait that chance may take away, so that many clients do not come back at once. */
const jitter = 0.25

/** When requests may be made, and what is told of it. */
export interface Patience {
  state(): TranscriberState
  /** May requests be made? */
  isOpen(): boolean
  /** Nothing was answered since the last failure: one request is enough to find out more. */
  isProbing(): boolean
  /** It may be better soon: nothing is sent for a while. */
  failed(error: AppError): void
  /** Only the person can help: nothing is sent until `end`. */
  blocked(error: AppError): void
  /** Whatever is asked for is refused: nothing is sent until `end`, and then one request to find out more. */
  refusing(error: AppError): void
  succeeded(): void
  /** Goes on at once. */
  end(): void
  close(): void
}

export function createPatience(dependencies: {
  clock: Clock
  random: () => number
  onState: (state: TranscriberState) => void
  onOpen: () => void
}): Patience {
  const { clock, random, onState, onOpen } = dependencies
  let state: TranscriberState = { kind: 'ready' }
  let failures = 0
  let callOff: (() => void) | null = null

  function enter(next: TranscriberState): void {
    callOff?.()
    callOff = null
    if (next.kind === 'ready' && state.kind === 'ready') return
    state = next
    onState(state)
  }

  function open(): void {
    enter({ kind: 'ready' })
    onOpen()
  }

  function wait(until: number, error: AppError): void {
    enter({ kind: 'waiting', until, error })
    callOff = clock.after(until - clock.now(), open)
  }

  return {
    state: () => state,
    isOpen: () => state.kind === 'ready',
    isProbing: () => failures > 0,
    failed(error) {
      const asked = clock.now() + (error.retryAfterSeconds ?? 0) * 1000
      switch (state.kind) {
        case 'blocked':
        case 'refusing':
          return
        case 'waiting':
          // Requests that were under way fail one by one; together they are one failure.
          if (asked > state.until) wait(asked, error)
          return
        case 'ready': {
          const whole = Math.min(longestWait, firstWait * 2 ** failures)
          failures += 1
          wait(Math.max(asked, clock.now() + Math.round(whole * (1 - jitter * random()))), error)
        }
      }
    },
    blocked: (error) => enter({ kind: 'blocked', error }),
    refusing(error) {
      failures = Math.max(1, failures)
      if (state.kind !== 'blocked') enter({ kind: 'refusing', error })
    },
    succeeded() {
      failures = 0
    },
    end() {
      if (state.kind !== 'ready') open()
    },
    close() {
      callOff?.()
    },
  }
}
