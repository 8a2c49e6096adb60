import type { Clock } from './clock.ts'
import { serviceError } from './errors/service-error.ts'

export interface TimeLimit {
  readonly clock: Clock
  readonly milliseconds: number
  /** What did not come, for "Details". */
  readonly awaited: string
  readonly signal: AbortSignal
}

/**
 * Bounds a request whole, headers and body: its work gets a signal that also aborts when the time is up. Throws
 * `timed_out` then, `cancelled` where the given signal aborted, and what the work throws otherwise.
 */
export async function withinTime<T>(
  { clock, milliseconds, awaited, signal }: TimeLimit,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController()
  const callOff = clock.after(milliseconds, () => limit.abort())
  try {
    return await work(AbortSignal.any([signal, limit.signal]))
  } catch (caught) {
    if (signal.aborted) throw serviceError('cancelled')
    if (limit.signal.aborted) {
      throw serviceError('timed_out', `no ${awaited} for ${milliseconds / 1000} s`)
    }
    throw caught
  } finally {
    callOff()
  }
}
