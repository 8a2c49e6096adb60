import type { AppError } from '../../shared/errors.ts'
import type { Budget, Slot } from './budget/budget.ts'
import type { Priority } from './budget/queue.ts'
import { refusalIn } from './budget/told-limits.ts'
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

/** One time that a request is made. */
export interface Attempt {
  /** Aborts where the request is stopped, or is to make room for a person. */
  readonly signal: AbortSignal
  /** Tells the budget how many tokens prompt and answer had. */
  used(tokens: number): void
}

/** A request, the model that it asks, and the tokens that it sends, where it has any. */
export interface Work<Result> {
  readonly model?: string
  readonly tokens?: number
  readonly once: (attempt: Attempt) => Result
}

export interface AttemptsDependencies {
  readonly budget: Budget
  readonly clock: Clock
  /** 0 to 1, for the jitter of retries. */
  readonly random?: () => number
}

/** Requests after the first one, over all reasons. */
const mostRetries = 2
/** LiteLLM may take a stopped request for one in flight for about a minute; these many brief waits outlast it. */
const mostBriefRetries = 6
/** Milliseconds; doubled with each retry (full jitter). */
const firstBackOff = 1000
/** Seconds to pause where a service limits the rate without saying for how long; doubled with each retry. */
const unnamedPause = 2
/** Seconds: the longest of the brief waits for a place among requests in flight. */
const longestBrief = 16
/** The part of a pause that chance may add, so that many clients do not come back at once. */
const jitter = 0.05

/** How every request of a key is made: through the budget, and again where that helps. */
export interface Attempts {
  /**
   * Gives out what the work gives. Until its first item was given out, a rate limit of up to 60 s is waited for, and a
   * proxy that lost its server is asked again; afterwards nothing is ever repeated. Throws a ServiceError: `cancelled`
   * wherever the signal struck.
   */
  stream<Item>(
    work: Work<AsyncIterable<Item>>,
    options: RequestOptions,
  ): AsyncGenerator<Item, void, undefined>
  /** The same for an answer that comes whole. */
  run<Answer>(work: Work<Promise<Answer>>, options: RequestOptions): Promise<Answer>
}

/** What became of an attempt that failed: it is made once more, counted or not, after a pause of all or alone. */
type Failure =
  | { readonly kind: 'failed'; readonly error: ServiceError }
  /** There were too many requests in flight. */
  | { readonly kind: 'crowded'; readonly error: ServiceError }
  /** It made room for a person. */
  | { readonly kind: 'preempted' }

export function createAttempts(dependencies: AttemptsDependencies): Attempts {
  const { budget, clock, random = Math.random } = dependencies

  /** Waits as the failure asks, or throws its error. */
  async function waitFor(
    failure: Failure,
    { tries, model }: { readonly tries: number; readonly model: string | undefined },
    options: RequestOptions,
  ): Promise<void> {
    if (failure.kind === 'preempted') {
      options.onWait?.({ kind: 'queued' })
      return
    }
    const { error } = failure
    const isCrowded = failure.kind === 'crowded'
    if (!isCrowded && error.remedy === 'none') throw error
    if (tries > (isCrowded ? mostBriefRetries : mostRetries)) throw error
    const doubled = 2 ** (tries - 1)
    if (!isCrowded && error.remedy === 'again') {
      await sleep(clock, random() * firstBackOff * doubled, options.signal)
      return
    }
    const asked = error.error.retryAfterSeconds
    const brief = Math.min(asked ?? longestBrief, unnamedPause * doubled, longestBrief)
    const whole = isCrowded ? brief : (asked ?? unnamedPause * doubled)
    const seconds = whole * (1 + jitter * random())
    const until = clock.now() + seconds * 1000
    options.onWait?.({ kind: 'waiting', until, error: error.error })
    if (isCrowded) await sleep(clock, seconds * 1000, options.signal)
    else budget.pause(seconds, error.error.model === undefined ? undefined : model)
  }

  /** Tells the budget what the error says of its limits. */
  function judge(error: ServiceError, slot: Slot): Failure {
    if (error.error.code !== 'rate_limited') return { kind: 'failed', error }
    const refusal = { ...refusalIn(error.error), seconds: error.error.retryAfterSeconds }
    return { kind: slot.refused(refusal) ? 'crowded' : 'failed', error }
  }

  /** One attempt; what it comes to where it failed before its first item. */
  async function* inSlot<Item>(
    { model, tokens, once }: Work<AsyncIterable<Item>>,
    options: RequestOptions,
    again: boolean,
  ): AsyncGenerator<Item, Failure | null, undefined> {
    const { signal, onWait, priority } = options
    const slot = await budget.acquire({
      priority,
      signal,
      model,
      again,
      ...(tokens ? { tokens } : {}),
    })
    const release = (): void => slot.release()
    // What was stopped frees its slot at once, however long its connection takes to close.
    signal.addEventListener('abort', release, { once: true })
    let isShown = false
    try {
      onWait?.({ kind: 'sent', at: clock.now() })
      const attempt = {
        signal: AbortSignal.any([signal, slot.preempted]),
        used: (tokens: number) => slot.used(tokens),
      }
      for await (const item of once(attempt)) {
        isShown = true
        yield item
      }
      return null
    } catch (caught) {
      if (isShown || signal.aborted || !(caught instanceof ServiceError)) throw caught
      if (slot.preempted.aborted) return { kind: 'preempted' }
      return judge(caught, slot)
    } finally {
      signal.removeEventListener('abort', release)
      slot.release(isShown)
    }
  }

  async function* untilShown<Item>(
    work: Work<AsyncIterable<Item>>,
    options: RequestOptions,
  ): AsyncGenerator<Item, void, undefined> {
    let tries = 0
    for (let again = false; ; again = true) {
      const failure = yield* inSlot(work, options, again)
      if (failure === null) return
      if (failure.kind !== 'preempted') tries += 1
      await waitFor(failure, { tries, model: work.model }, options)
    }
  }

  async function* stream<Item>(
    work: Work<AsyncIterable<Item>>,
    options: RequestOptions,
  ): AsyncGenerator<Item, void, undefined> {
    options.onWait?.({ kind: 'queued' })
    try {
      yield* untilShown(work, options)
    } catch (caught) {
      // Wherever the signal struck, in the queue, a pause or the stream, it is the same to the caller.
      throw options.signal.aborted ? serviceError('cancelled') : caught
    }
  }

  return {
    stream,
    async run({ once, ...work }, options) {
      async function* whole(attempt: Attempt) {
        yield await once(attempt)
      }
      for await (const answer of stream({ ...work, once: whole }, options)) return answer
      throw serviceError('internal', 'an attempt without an answer')
    },
  }
}
