import { unlessAborted } from './unless-aborted.ts'

/** Time as the service modules see it, so that tests need not wait. Milliseconds throughout. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after so many milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void
}

/** Milliseconds; a longer timer of Node's would run at once. */
const longestTimer = 0x7fff_ffff

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, Math.min(milliseconds, longestTimer))
    return () => clearTimeout(timer)
  },
}

/** Resolves after so many milliseconds; rejects with the signal's reason if it aborts before. */
export async function sleep(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const callOff = clock.after(milliseconds, resolve)
  try {
    await unlessAborted(promise, signal)
  } finally {
    callOff()
  }
}
