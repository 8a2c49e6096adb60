import { readChunk } from './chat-chunk.ts'
import type { Usage } from './chat-chunk.ts'
import type { ChatBody } from './chat-request.ts'
import type { Client } from './client.ts'
import type { Clock } from './clock.ts'
import { classifyEnvelope } from './errors/classify.ts'
import { connectionError } from './errors/connection-faults.ts'
import { isFlatError, openValue } from './errors/envelope.ts'
import { redact } from './errors/redact.ts'
import { findServiceError, serviceError, ServiceError } from './errors/service-error.ts'
import { createThinkingSplitter } from './thinking.ts'
import type { Part } from './thinking.ts'
import { modelHeader } from './transport.ts'

/** What a streamed answer consists of. `restated` comes when text so far must be read in another way. */
export type ChatEvent =
  | Part
  | ({ readonly kind: 'usage' } & Usage)
  /** Always the last event. `reason` as the service said it: stop, length, content_filter, … */
  | {
      readonly kind: 'finished'
      readonly reason: string
      /** The whole answer came as thinking, and was restated. */
      readonly cameAsThinking?: true
    }

export interface StreamOptions {
  readonly client: Client
  readonly clock: Clock
  readonly secrets: readonly string[]
  readonly signal: AbortSignal
}

/** Milliseconds that usage and [DONE] may take after the finish reason; some proxies never close. */
const graceAfterFinish = 5000

/**
 * Sends one request and streams its answer, once, without retries. Throws a ServiceError: `cancelled` when the signal
 * aborts, `cut` when the stream ends without a finish reason.
 */
export async function* openChatStream(
  body: ChatBody,
  { client, clock, secrets, signal }: StreamOptions,
): AsyncGenerator<ChatEvent, void, undefined> {
  const judge = { secrets, now: clock.now() }
  const request = new AbortController()
  const both = AbortSignal.any([signal, request.signal])
  const splitter = createThinkingSplitter({ channelLabel: /gemma/i.test(body.model) })
  const answer = createTally()
  let finishReason: string | undefined
  let usage: Usage | undefined
  let hasChunks = false
  let callOffGrace: (() => void) | undefined

  try {
    const { chat } = await client()
    const stream = await chat.completions.create(body, {
      signal: both,
      headers: { accept: 'text/event-stream', [modelHeader]: encodeURIComponent(body.model) },
    })
    for await (const chunk of stream) {
      if (isFlatError(chunk)) throw classifyEnvelope(openValue(chunk), judge)
      hasChunks = true
      const read = readChunk(chunk)
      usage = read.usage ?? usage
      if (read.finishReason !== undefined && finishReason === undefined) {
        finishReason = read.finishReason
        callOffGrace = clock.after(graceAfterFinish, () => request.abort())
      }
      yield* answer.count(splitter.push(read))
    }
  } catch (caught) {
    if (finishReason === undefined)
      throw signal.aborted
        ? serviceError('cancelled')
        : await streamError(caught, hasChunks, secrets, judge.now)
  } finally {
    callOffGrace?.()
    request.abort()
  }

  if (signal.aborted && finishReason === undefined) throw serviceError('cancelled')
  yield* answer.count(splitter.finish())
  const failure = failureOf(finishReason)
  if (finishReason === undefined || failure !== undefined) throw failure
  const misplaced = answer.misplaced(finishReason)
  if (misplaced !== null) yield { kind: 'restated', thinking: '', content: misplaced }
  if (usage !== undefined) yield { kind: 'usage', ...usage }
  yield {
    kind: 'finished',
    reason: finishReason,
    ...(misplaced === null ? {} : { cameAsThinking: true }),
  }
}

/** The reasons of an answer that is over because all was said; vLLM, TGI and Anthropic have names of their own. */
const naturalEnds = new Set(['stop', 'eos', 'eos_token', 'stop_sequence', 'end_turn'])

/** A finish that is none: vLLM's engine names its own end so. */
function failureOf(reason: string | undefined): ServiceError | undefined {
  switch (reason) {
    case undefined:
      return serviceError('cut', 'the stream ended without a finish')
    case 'abort':
      return serviceError('cut', 'the service broke the answer off')
    case 'error':
      return serviceError('server_error', 'the answer ended with an error')
    default:
      return undefined
  }
}

/** The longest answer a model may be asked for has 131,072 tokens, which is about half a million characters. */
const longestText = 8 * 1024 * 1024

/** Keeps what was said, for the one rule that needs the whole; a service that never ends must not fill memory. */
function createTally() {
  let thinking = ''
  let content = ''
  return {
    count(parts: readonly Part[]): readonly Part[] {
      for (const part of parts) {
        if (part.kind === 'thinking') thinking += part.text
        else if (part.kind === 'content') content += part.text
        else ({ thinking, content } = part)
      }
      if (thinking.length + content.length > longestText) {
        throw serviceError('cut', 'the answer is longer than any model writes')
      }
      return parts
    },
    /** vLLM with thinking switched off may send the whole answer as thinking (vllm#40816): then it is the answer. */
    misplaced(reason: string): string | null {
      const isAnswer = naturalEnds.has(reason) && content.trim() === '' && thinking.trim() !== ''
      return isAnswer ? thinking : null
    },
  }
}

async function streamError(
  caught: unknown,
  hasChunks: boolean,
  secrets: readonly string[],
  now: number,
): Promise<ServiceError> {
  const own = findServiceError(caught)
  if (own !== undefined) return own
  const { APIError } = await import('openai')
  // The SDK throws in-stream errors as an APIError without a status; `error` is what stood in the event.
  if (caught instanceof APIError && caught.status === undefined && caught.error !== undefined) {
    return classifyEnvelope(openValue(caught.error), { secrets, now })
  }
  if (caught instanceof SyntaxError) {
    return serviceError(hasChunks ? 'cut' : 'not_a_service', 'an event of the stream is not JSON')
  }
  // Headers were there, so the network let go in the middle.
  const detail = redact(connectionError(caught, secrets).error.detail ?? '', secrets)
  return new ServiceError(detail === undefined ? { code: 'cut' } : { code: 'cut', detail })
}
