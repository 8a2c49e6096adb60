import type { ReceivedRequest } from './requests.ts'

/**
 * A test's handle on the request that a planned scenario will answer: it waits for the request, for the place where
 * a holding scenario stops, and lets it go on or cuts the connection. For `always` it follows the first request.
 */
export interface Visit {
  readonly request: Promise<ReceivedRequest>
  /** The scenario stands at its gate: everything before it is written. */
  readonly reached: Promise<ReceivedRequest>
  /** The answer is over, or the client left. */
  readonly finished: Promise<ReceivedRequest>
  release(): void
  /** Breaks the connection without a goodbye (RST), wherever the answer stands. */
  cut(): void
}

/** The server's side of the same handle. */
export interface OpenVisit extends Visit {
  readonly released: Promise<void>
  readonly cutSignal: AbortSignal
  arrive(request: ReceivedRequest): void
  reach(request: ReceivedRequest): void
  finish(request: ReceivedRequest): void
}

export function createVisit(): OpenVisit {
  const request = Promise.withResolvers<ReceivedRequest>()
  const reached = Promise.withResolvers<ReceivedRequest>()
  const finished = Promise.withResolvers<ReceivedRequest>()
  const released = Promise.withResolvers<void>()
  const cut = new AbortController()
  return {
    request: request.promise,
    reached: reached.promise,
    finished: finished.promise,
    released: released.promise,
    cutSignal: cut.signal,
    release: () => released.resolve(),
    cut: () => cut.abort(),
    arrive: request.resolve,
    reach: reached.resolve,
    finish: finished.resolve,
  }
}
