import type { Exchange } from '../exchange.ts'
import { defaultAnswer, inWords } from './answer.ts'

/**
 * The whole answer as one JSON body, as vLLM and LiteLLM send it where no stream is asked for
 * (vllm/entrypoints/openai/chat_completion/protocol.py, ChatCompletionResponse).
 */
export async function answerAtOnce(exchange: Exchange): Promise<void> {
  const { content, thinking = [] } = defaultAnswer(exchange)
  const promptTokens = inWords(exchange.lastUserText).length
  const completionTokens = content.length + thinking.length
  exchange.head(200, { 'content-type': 'application/json' })
  await exchange.end(
    JSON.stringify({
      id: 'chatcmpl-fake',
      object: 'chat.completion',
      created: 1_764_000_000,
      model: exchange.model,
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          message: {
            role: 'assistant',
            content: content.join(''),
            reasoning_content: thinking.length === 0 ? null : thinking.join(''),
          },
        },
      ],
      usage: {
        prompt_tokens: promptTokens,
        completion_tokens: completionTokens,
        total_tokens: promptTokens + completionTokens,
      },
    }),
  )
}
