import type { Clock } from '../../service/clock.ts'

/** Milliseconds; a day that is over is seen soon, also by a computer that slept. */
const lookEvery = 3_600_000

/** Forgets old dictations now, and from now on as they grow old; answers what ends that. */
export function keepForgetting(dependencies: {
  forgetOld: () => void
  clock: Clock
  report: (where: string, error: unknown) => void
}): () => void {
  const { forgetOld, clock, report } = dependencies
  let callOff = (): void => undefined

  function look(): void {
    try {
      forgetOld()
    } catch (error) {
      report('forgetting old dictations', error)
    }
    callOff = clock.after(lookEvery, look)
  }

  look()
  return () => callOff()
}
