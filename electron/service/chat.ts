import type { OpenAI } from 'openai'
import type { Attempts, RequestOptions } from './attempts.ts'
import { chatBody } from './chat-request.ts'
import type { ChatRequest } from './chat-request.ts'
import { openChatStream } from './chat-stream.ts'
import type { ChatEvent } from './chat-stream.ts'
import type { Clock } from './clock.ts'

export interface ChatDependencies {
  readonly client: OpenAI
  readonly attempts: Attempts
  readonly clock: Clock
  readonly secrets: readonly string[]
}

export type StreamChat = (
  request: ChatRequest,
  options: RequestOptions,
) => AsyncGenerator<ChatEvent, void, undefined>

/** Chat as `Attempts.stream` makes requests: repeated, where that helps, only before its first event. */
export function createChat({ attempts, ...dependencies }: ChatDependencies): StreamChat {
  return (request, options) => {
    const body = chatBody(request)
    const { signal } = options
    return attempts.stream(() => openChatStream(body, { ...dependencies, signal }), options)
  }
}
