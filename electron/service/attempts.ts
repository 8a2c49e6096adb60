import type { AppError } from '../../shared/errors.ts'
import type { Budget, Priority } from './budget.ts'
import { sleep } from './clock.ts'
import type { Clock } from './clock.ts'
import { serviceError, ServiceError } from './errors/service-error.ts'

/** Where a request stands before its first byte. */
export type ServiceWait =
  | { readonly kind: 'queued' }
  /** The service asked for a pause; the request goes on by itself at `until` (milliseconds since 1970). */
  | { readonly kind: 'waiting'; readonly until: number; readonly error: AppError }
  | { readonly kind: 'sent'; readonly at: number }

export interface RequestOptions {
  readonly signal: AbortSignal
  readonly priority: Priority
  readonly onWait?: (wait: ServiceWait) => void
}

export interface AttemptsDependencies {
  readonly budget: Budget
  readonly clock: Clock
  /** 0 to 1, for the jitter of retries. */
  readonly random?: () => number
}

/** Requests after the first one, over all reasons. */
const mostRetries = 2
/** Milliseconds; doubled with each retry (full jitter). */
const firstBackOff = 1000
/** Seconds to pause where a service limits the rate without saying for how long; doubled with each retry. */
const unnamedPause = 2

/** How every request of a key is made: through the budget, and again where that helps. */
export interface Attempts {
  /**
   * Gives out what `once` gives. Until its first item was given out, a rate limit of up to 60 s is waited for, and a
   * proxy that lost its server is asked again; afterwards nothing is ever repeated. Throws a ServiceError: `cancelled`
   * wherever the signal struck.
   */
  stream<Item>(
    once: () => AsyncIterable<Item>,
    options: RequestOptions,
  ): AsyncGenerator<Item, void, undefined>
  /** The same for an answer that comes whole. */
  run<Answer>(once: () => Promise<Answer>, options: RequestOptions): Promise<Answer>
}

export function createAttempts(dependencies: AttemptsDependencies): Attempts {
  const { budget, clock, random = Math.random } = dependencies

  /** Waits as the error asks, or throws it. */
  async function waitFor(
    error: ServiceError,
    tries: number,
    options: RequestOptions,
  ): Promise<void> {
    if (error.remedy === 'none' || tries > mostRetries) throw error
    const doubled = 2 ** (tries - 1)
    if (error.remedy === 'wait') {
      const seconds = error.error.retryAfterSeconds ?? unnamedPause * doubled
      budget.pause(seconds)
      const until = clock.now() + seconds * 1000
      options.onWait?.({ kind: 'waiting', until, error: error.error })
    } else {
      await sleep(clock, random() * firstBackOff * doubled, options.signal)
    }
  }

  async function* inSlot<Item>(
    once: () => AsyncIterable<Item>,
    { signal, priority, onWait }: RequestOptions,
    again: boolean,
  ): AsyncGenerator<Item, void, undefined> {
    const slot = await budget.acquire({ priority, signal, again })
    try {
      onWait?.({ kind: 'sent', at: clock.now() })
      yield* once()
    } finally {
      slot.release()
    }
  }

  async function* untilShown<Item>(
    once: () => AsyncIterable<Item>,
    options: RequestOptions,
  ): AsyncGenerator<Item, void, undefined> {
    for (let tries = 1; ; tries++) {
      let isShown = false
      try {
        for await (const item of inSlot(once, options, tries > 1)) {
          isShown = true
          yield item
        }
        return
      } catch (caught) {
        if (isShown || options.signal.aborted || !(caught instanceof ServiceError)) throw caught
        await waitFor(caught, tries, options)
      }
    }
  }

  async function* stream<Item>(
    once: () => AsyncIterable<Item>,
    options: RequestOptions,
  ): AsyncGenerator<Item, void, undefined> {
    options.onWait?.({ kind: 'queued' })
    try {
      yield* untilShown(once, options)
    } catch (caught) {
      // Wherever the signal struck, in the queue, a pause or the stream, it is the same to the caller.
      throw options.signal.aborted ? serviceError('cancelled') : caught
    }
  }

  return {
    stream,
    async run(once, options) {
      async function* whole() {
        yield await once()
      }
      for await (const answer of stream(whole, options)) return answer
      throw serviceError('internal', 'an attempt without an answer')
    },
  }
}
