import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { composeAnswer } from './answers/compose.ts'
import { parseChatRequest, textOf, type ChatRequest } from './chat-request.ts'
import { openEventStream } from './event-stream.ts'
import { findPracticeModel } from './models.ts'
import { unknownModel } from './request-error.ts'

interface Delta {
  reasoning_content?: string
  content?: string
}

interface Reply {
  id: string
  created: number
  model: string
  deltas: Delta[]
  finishReason: 'stop' | 'length'
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number }
}

/** POST /v1/chat/completions. `pace` is in words a second; 0 does not wait. */
export async function answerChat(
  body: Uint8Array,
  response: ServerResponse,
  { pace, signal, newId }: { pace: number; signal: AbortSignal; newId: () => string },
): Promise<void> {
  const request = parseChatRequest(body)
  const reply = composeReply(request, newId())
  if (request.stream) {
    const includeUsage = request.stream_options?.include_usage ?? false
    await streamReply(reply, response, { pace, signal, includeUsage })
  } else {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(wholeReply(reply)))
  }
}

/** One piece (a word and the space after it) counts as one token, since no tokenizer is here. */
function composeReply(request: ChatRequest, id: string): Reply {
  const model = findPracticeModel(request.model, 'chat')
  if (!model) throw unknownModel('/chat/completions', request.model)
  const answer = composeAnswer(request, { thinks: model.thinking?.thinksFirst ?? false })
  const all: Delta[] = [
    ...pieces(answer.thinking).map((piece) => ({ reasoning_content: piece })),
    ...pieces(answer.content).map((piece) => ({ content: piece })),
  ]
  const deltas = all.slice(0, request.max_tokens ?? all.length)
  const promptTokens = request.messages.flatMap((message) => pieces(textOf(message))).length
  return {
    id: `chatcmpl-practice-${id}`,
    created: Math.floor(Date.now() / 1000),
    model: model.id,
    deltas,
    finishReason: deltas.length < all.length ? 'length' : 'stop',
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: deltas.length,
      total_tokens: promptTokens + deltas.length,
    },
  }
}

function pieces(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}

/** The order of LiteLLM in front of vLLM: the role rides on the first delta, usage follows the finish. */
async function streamReply(
  { id, created, model, deltas, finishReason, usage }: Reply,
  response: ServerResponse,
  { pace, signal, includeUsage }: { pace: number; signal: AbortSignal; includeUsage: boolean },
): Promise<void> {
  const stream = openEventStream(response, signal)
  const common = { id, created, model, object: 'chat.completion.chunk' }
  const chunk = (delta: object, finish_reason: string | null) => ({
    ...common,
    choices: [{ index: 0, delta, finish_reason }],
  })
  for (const [index, delta] of deltas.entries()) {
    if (index > 0 && pace > 0) await wait(1000 / pace, undefined, { signal })
    await stream.send(chunk(index === 0 ? { role: 'assistant', ...delta } : delta, null))
  }
  await stream.send(chunk({}, finishReason))
  if (includeUsage) await stream.send({ ...common, choices: [], usage })
  stream.end()
}

function wholeReply({ id, created, model, deltas, finishReason, usage }: Reply) {
  const join = (part: keyof Delta) => deltas.map((delta) => delta[part] ?? '').join('')
  const thinking = join('reasoning_content')
  const message = {
    role: 'assistant',
    content: join('content'),
    ...(thinking && { reasoning_content: thinking }),
  }
  return {
    id,
    created,
    model,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: finishReason }],
    usage,
  }
}
