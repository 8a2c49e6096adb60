import type { OpenAI } from 'openai'
import type { Attempt, Attempts, RequestOptions } from './attempts.ts'
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
    async function* once({ signal, used }: Attempt) {
      for await (const event of openChatStream(body, { ...dependencies, signal })) {
        if (event.kind === 'usage') used((event.promptTokens ?? 0) + (event.completionTokens ?? 0))
        yield event
      }
    }
    return attempts.stream({ tokens: roughTokens(request), once }, options)
  }
}

/** Characters of a token, in the Estonian of today's models; English has about four. */
const charactersPerToken = 3

function roughTokens({ messages }: ChatRequest): number {
  const characters = messages.reduce((sum, message) => sum + JSON.stringify(message).length, 0)
  return Math.ceil(characters / charactersPerToken)
}
