import type { OpenAI } from 'openai'
import { recommendedParameters } from '../../shared/models/catalogue.ts'
import type { RequestParameters } from '../../shared/models/parameters.ts'

/** A message as it goes to the service: the content alone, since both model cards forbid sending thinking back. */
export type ChatMessage =
  | { readonly role: 'system' | 'assistant'; readonly content: string }
  | { readonly role: 'user'; readonly content: string | readonly ContentPart[] }

/** A part of a message that has images; their addresses are data: addresses. */
type ContentPart =
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } }
  | { readonly type: 'text'; readonly text: string }

export interface ChatRequest {
  readonly model: string
  readonly messages: readonly ChatMessage[]
  /**
   * All that are sent; without it, those the model's makers recommend. `max_tokens` is among them only where the user
   * set it: vLLM counts it against the context before the model has said a word.
   */
  readonly parameters?: RequestParameters
}

/** `top_k` is not OpenAI's; vLLM and LiteLLM take it at the top level, and the SDK passes it on as it is. */
export type ChatBody = OpenAI.ChatCompletionCreateParamsStreaming & RequestParameters

export function chatBody(request: ChatRequest): ChatBody {
  return {
    model: request.model,
    messages: request.messages.map(toBody),
    ...(request.parameters ?? recommendedParameters(request.model)),
    stream: true,
    stream_options: { include_usage: true },
  }
}

function toBody(message: ChatMessage): OpenAI.ChatCompletionMessageParam {
  if (message.role !== 'user') return { role: message.role, content: message.content }
  const { role, content } = message
  return { role, content: typeof content === 'string' ? content : [...content] }
}
