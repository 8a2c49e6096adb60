import type { Clock } from './clock.ts'

/** Does what is worth knowing but nobody waits for, when nothing else is under way. */
export interface Upkeep {
  /** Something of the user's has succeeded: the service is there, and soon may have a quiet moment. */
  rouse(): void
  /** Somebody looks at what is known: without waiting, if nothing is under way. Resolves when that is done. */
  hurry(): Promise<void>
  stop(): void
}

/** Milliseconds of quiet after the last success. */
const quietFor = 60_000

export function createUpkeep(dependencies: {
  readonly clock: Clock
  readonly isIdle: () => boolean
  /** Must not throw. */
  readonly work: () => Promise<void>
}): Upkeep {
  const { clock, isIdle, work } = dependencies
  let callOff: (() => void) | undefined
  let isWorking = false
  let isStopped = false

  function rouse(): void {
    callOff?.()
    callOff = isStopped ? undefined : clock.after(quietFor, () => void hurry())
  }

  async function hurry(): Promise<void> {
    if (isStopped || isWorking) return
    if (!isIdle()) {
      rouse()
      return
    }
    callOff?.()
    isWorking = true
    await work()
    isWorking = false
  }

  return {
    rouse,
    hurry,
    stop() {
      isStopped = true
      callOff?.()
    },
  }
}
