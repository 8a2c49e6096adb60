import type { Clock } from './clock.ts'

/** Does what is worth knowing but nobody waits for, when nothing else is under way. */
export interface Upkeep {
  /** Something of the user's has succeeded: the service is there, and soon may have a quiet moment. */
  rouse(): void
  /** Somebody looks at what is known: at once, or as soon as nothing is under way. Resolves when it was done at once. */
  hurry(): Promise<void>
  stop(): void
}

/** Milliseconds of quiet after the last success. */
const quietFor = 60_000
/** Milliseconds after which somebody who looks while something is under way is thought of again. */
const lookAgainAfter = 2000

export function createUpkeep(dependencies: {
  readonly clock: Clock
  readonly isIdle: () => boolean
  /** Must not throw. */
  readonly work: () => Promise<void>
}): Upkeep {
  const { clock, isIdle, work } = dependencies
  let callOffQuiet: (() => void) | undefined
  let callOffLook: (() => void) | undefined
  let isWorking = false
  let isStopped = false

  function callOff(): void {
    callOffQuiet?.()
    callOffLook?.()
  }

  function rouse(): void {
    callOffQuiet?.()
    if (!isStopped) callOffQuiet = clock.after(quietFor, () => void workIfIdle(rouse))
  }

  function lookAgain(): void {
    callOffLook?.()
    callOffLook = clock.after(lookAgainAfter, () => void workIfIdle(lookAgain))
  }

  async function workIfIdle(otherwise: () => void): Promise<void> {
    if (isStopped || isWorking) return
    if (!isIdle()) {
      otherwise()
      return
    }
    callOff()
    isWorking = true
    await work()
    isWorking = false
  }

  return {
    rouse,
    hurry: () => workIfIdle(lookAgain),
    stop() {
      isStopped = true
      callOff()
    },
  }
}
