import type { Attempt, Attempts, RequestOptions } from './attempts.ts'
import { createKnownParameters } from './chat-parameters.ts'
import { chatBody } from './chat-request.ts'
import type { ChatBody, ChatRequest } from './chat-request.ts'
import { openChatStream } from './chat-stream.ts'
import type { ChatEvent } from './chat-stream.ts'
import type { Client } from './client.ts'
import type { Clock } from './clock.ts'
import { asServiceError } from './errors/service-error.ts'

export interface ChatDependencies {
  readonly client: Client
  readonly attempts: Attempts
  readonly clock: Clock
  readonly secrets: readonly string[]
}

export type StreamChat = (
  request: ChatRequest,
  options: RequestOptions,
) => AsyncGenerator<ChatEvent, void, undefined>

/**
 * Chat as `Attempts.stream` makes requests: repeated, where that helps, only before its first event. A request that is
 * refused for a parameter, or for the length its answer may have, is sent once more without what was refused; which
 * parameters a model does not take is remembered.
 */
export function createChat({ attempts, ...dependencies }: ChatDependencies): StreamChat {
  const parameters = createKnownParameters()

  async function* open(body: ChatBody, signal: AbortSignal): AsyncGenerator<ChatEvent, void> {
    let isShown = false
    let other: ChatBody | undefined
    try {
      for await (const event of openChatStream(body, { ...dependencies, signal })) {
        isShown = true
        yield event
      }
      return
    } catch (caught) {
      other = isShown ? undefined : parameters.instead(body, asServiceError(caught).error)
      if (other === undefined) throw caught
    }
    for await (const event of openChatStream(other, { ...dependencies, signal })) {
      parameters.learn(body, other)
      yield event
    }
  }

  return (request, options) => {
    const body = chatBody(request)
    async function* once({ signal, used }: Attempt) {
      for await (const event of open(parameters.known(body), signal)) {
        if (event.kind === 'usage') used((event.promptTokens ?? 0) + (event.completionTokens ?? 0))
        yield event
      }
    }
    return attempts.stream({ model: request.model, tokens: roughTokens(request), once }, options)
  }
}

/** Characters of a token, in the Estonian of today's models; English has about four. */
const charactersPerToken = 3
/** Of an image of the size that Jutt sends: the bytes of its address are no text. */
const tokensOfImage = 2000

function roughTokens({ messages }: ChatRequest): number {
  return messages.reduce((sum, { content }) => {
    if (typeof content === 'string') return sum + textTokens(content)
    return content.reduce(
      (part, item) => part + (item.type === 'text' ? textTokens(item.text) : tokensOfImage),
      sum,
    )
  }, 0)
}

function textTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken)
}
