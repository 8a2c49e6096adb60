import type { Budget } from '../../../electron/service/budget/budget.ts'
import type { Clock } from '../../../electron/service/clock.ts'

const minute = 60_000

/**
 * A program that somebody told what falls to it: `part` units in a minute, of requests or of tokens. It keeps an even
 * pace, lets persons go at once and takes what they use from its batch; nothing that it sees changes it.
 */
export function createEvenPace(clock: Clock, part: number, expected: number): Budget {
  const waiting: (() => void)[] = []
  let pacedFrom = clock.now()
  let pausedUntil = clock.now()
  let callOffAlarm: (() => void) | undefined

  function spend(units: number): void {
    pacedFrom = Math.max(pacedFrom, clock.now()) + (units / part) * minute
  }

  function go(): void {
    callOffAlarm?.()
    callOffAlarm = undefined
    const opensAt = Math.max(pacedFrom, pausedUntil)
    if (waiting.length === 0) return
    if (opensAt > clock.now()) {
      callOffAlarm = clock.after(opensAt - clock.now(), go)
      return
    }
    waiting.shift()?.()
    spend(expected)
    go()
  }

  return {
    state: () => ({
      inFlight: 0,
      waiting: waiting.length,
      pausedUntil: null,
      pausedModels: [],
      batchUntil: null,
    }),
    batchPace: () => ({ perMinute: Infinity, isLimiting: false }),
    async acquire({ priority }) {
      if (priority === 'batch') {
        const { promise, resolve } = Promise.withResolvers<void>()
        waiting.push(resolve)
        go()
        await promise
      } else {
        while (pausedUntil > clock.now()) {
          const { promise, resolve } = Promise.withResolvers<void>()
          clock.after(pausedUntil - clock.now(), resolve)
          await promise
        }
        spend(expected)
      }
      return {
        preempted: new AbortController().signal,
        used: (tokens) => {
          pacedFrom += ((tokens - expected) / part) * minute
        },
        refused: () => false,
        release: () => undefined,
      }
    },
    pause(seconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + seconds * 1000)
      go()
    },
    told: () => undefined,
  }
}
