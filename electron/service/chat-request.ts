import type { OpenAI } from 'openai'
import { recommendedParameters } from '../../shared/models/catalogue.ts'
import type { SamplingParameters } from '../../shared/models/catalogue.ts'

/** A message as it goes to the service: the content alone, since both model cards forbid sending thinking back. */
interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

export interface ChatRequest {
  readonly model: string
  readonly messages: readonly ChatMessage[]
  /** What the user set for this chat; without it the model's recommended parameters are sent. */
  readonly parameters?: SamplingParameters
  /** Sent only where the user set it: vLLM counts it against the context before the model has said a word. */
  readonly maxTokens?: number
}

/** `top_k` is not OpenAI's; vLLM and LiteLLM take it at the top level, and the SDK passes it on as it is. */
export type ChatBody = OpenAI.ChatCompletionCreateParamsStreaming & SamplingParameters

export function chatBody(request: ChatRequest): ChatBody {
  return {
    model: request.model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    ...(request.parameters ?? recommendedParameters(request.model)),
    ...(request.maxTokens === undefined ? {} : { max_tokens: request.maxTokens }),
    stream: true,
    stream_options: { include_usage: true },
  }
}
