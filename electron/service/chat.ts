import type { OpenAI } from 'openai'
import type { AppError } from '../../shared/errors.ts'
import type { Budget, Priority } from './budget.ts'
import { chatBody } from './chat-request.ts'
import type { ChatBody, ChatRequest } from './chat-request.ts'
import { openChatStream } from './chat-stream.ts'
import type { ChatEvent } from './chat-stream.ts'
import { sleep } from './clock.ts'
import type { Clock } from './clock.ts'
import { serviceError, ServiceError } from './errors/service-error.ts'

/** Where a request stands before its first byte. */
export type ChatWait =
  | { readonly kind: 'queued' }
  /** The service asked for a pause; the request goes on by itself at `until` (milliseconds since 1970). */
  | { readonly kind: 'waiting'; readonly until: number; readonly error: AppError }
  | { readonly kind: 'sent'; readonly at: number }

export interface ChatOptions {
  readonly signal: AbortSignal
  readonly priority: Priority
  readonly onWait?: (wait: ChatWait) => void
}

export interface ChatDependencies {
  readonly client: OpenAI
  readonly budget: Budget
  readonly clock: Clock
  readonly secrets: readonly string[]
  /** 0 to 1, for the jitter of retries. */
  readonly random?: () => number
}

/** Requests after the first one, over all reasons. */
const mostRetries = 2
/** Milliseconds; doubled with each retry (full jitter). */
const firstBackOff = 1000
/** Seconds to pause where a service limits the rate without saying for how long; doubled with each retry. */
const unnamedPause = 2

export type StreamChat = (
  request: ChatRequest,
  options: ChatOptions,
) => AsyncGenerator<ChatEvent, void, undefined>

/**
 * Chat through the budget. Until the first event was given out, a rate limit of up to 60 s is waited for, and a proxy
 * that lost its server is asked again; afterwards nothing is ever repeated. Throws a ServiceError.
 */
export function createChat(dependencies: ChatDependencies): StreamChat {
  const { budget, clock, secrets, client, random = Math.random } = dependencies

  /** Waits as the error asks, or throws it. */
  async function waitFor(error: ServiceError, tries: number, options: ChatOptions): Promise<void> {
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

  async function* tryOnce(
    body: ChatBody,
    options: ChatOptions,
    again: boolean,
  ): AsyncGenerator<ChatEvent, void, undefined> {
    const { signal, priority, onWait } = options
    const slot = await budget.acquire({ priority, signal, again })
    try {
      onWait?.({ kind: 'sent', at: clock.now() })
      yield* openChatStream(body, { client, clock, secrets, signal })
    } finally {
      slot.release()
    }
  }

  async function* untilShown(
    body: ChatBody,
    options: ChatOptions,
  ): AsyncGenerator<ChatEvent, void, undefined> {
    for (let tries = 1; ; tries++) {
      let isShown = false
      try {
        for await (const event of tryOnce(body, options, tries > 1)) {
          isShown = true
          yield event
        }
        return
      } catch (caught) {
        if (isShown || options.signal.aborted || !(caught instanceof ServiceError)) throw caught
        await waitFor(caught, tries, options)
      }
    }
  }

  return async function* streamChat(request, options) {
    options.onWait?.({ kind: 'queued' })
    try {
      yield* untilShown(chatBody(request), options)
    } catch (caught) {
      // Wherever the signal struck, in the queue, a pause or the stream, it is the same to the caller.
      throw options.signal.aborted ? serviceError('cancelled') : caught
    }
  }
}
