import type { Clock } from '../../service/clock.ts'

/** Milliseconds; a day that is over is seen soon, also by a computer that slept. */
const lookEvery = 3_600_000
/** Milliseconds; a clock that went wrong is mostly set right within minutes. */
const doubtFor = 600_000
/** Milliseconds that may pass between two runs without a doubt: a holiday asks for ten minutes more. */
const trustedGap = 7 * 24 * 3_600_000

/**
 * Forgets old dictations now, and from now on as they grow old; answers what ends that. What the clock alone makes old
 * is not believed at once: where it leapt, forwards or backwards, it must have gone on as time does for ten minutes
 * first. A clock that stands years ahead for a moment then costs nothing.
 */
export function keepForgetting(dependencies: {
  forgetOld: () => void
  clock: Clock
  /** Milliseconds of a clock that nobody sets. */
  elapsed: () => number
  /** When Jutt last looked, also in the run before, in milliseconds since 1970. */
  lastLook: { read: () => unknown; write: (moment: number) => void }
  report: (where: string, error: unknown) => void
}): () => void {
  const { forgetOld, clock, elapsed, lastLook, report } = dependencies
  let before: { wall: number; elapsed: number } | null = null
  let callOff = (): void => undefined

  function isInStep(): boolean {
    const wall = clock.now()
    if (before !== null) {
      return Math.abs(wall - before.wall - (elapsed() - before.elapsed)) < doubtFor
    }
    const last = lastLook.read()
    if (typeof last !== 'number') return true
    return wall >= last - doubtFor && wall - last <= trustedGap
  }

  function look(): void {
    const isSure = isInStep()
    before = { wall: clock.now(), elapsed: elapsed() }
    try {
      if (isSure) {
        forgetOld()
        lastLook.write(before.wall)
      }
    } catch (error) {
      report('forgetting old dictations', error)
    }
    callOff = clock.after(isSure ? lookEvery : doubtFor, look)
  }

  look()
  return () => callOff()
}
