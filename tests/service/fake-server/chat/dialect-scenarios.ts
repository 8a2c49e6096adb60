import type { Exchange, Scenario } from '../exchange.ts'
import { defaultAnswer, inWords, sendDeltas, sendEnd, sendRole, stream, usageOf } from './answer.ts'
import type { Answer } from './answer.ts'
import { done, litellm, vllmNew, vllmOld } from './dialects.ts'
import type { Dialect } from './dialects.ts'

/** What a scenario should say instead of its default; `content` and `thinking` go out word by word. */
export interface Says {
  readonly content?: string
  readonly thinking?: string
  readonly finish?: string
}

export function answerOf(exchange: Exchange, says: Says): Answer {
  const standard = defaultAnswer(exchange)
  return {
    thinking: says.thinking === undefined ? (standard.thinking ?? []) : inWords(says.thinking),
    content: says.content === undefined ? standard.content : inWords(says.content),
    finish: says.finish ?? 'stop',
  }
}

function inDialect(dialect: Dialect): (says?: Says) => Scenario {
  return (says = {}) =>
    (exchange) =>
      stream(exchange, dialect, answerOf(exchange, says))
}

/** A stream of vLLM without a reasoning parser: everything comes as content, cut into the given deltas. */
function rawContent(deltas: (answer: Answer) => readonly string[]): (says?: Says) => Scenario {
  return (says = {}) =>
    async (exchange) => {
      const answer = answerOf(exchange, { thinking: 'Let me think about it.', ...says })
      exchange.head(200, vllmNew.headers)
      await sendRole(exchange, vllmNew)
      for (const delta of deltas(answer)) {
        await exchange.send(vllmNew.content(exchange.model, delta, false))
      }
      await sendEnd(exchange, vllmNew, answer)
    }
}

/** How servers word an ordinary answer: where thinking, role, usage and finish reason stand. */
export const dialectScenarios = {
  litellm: inDialect(litellm),
  /** Further headers, such as those of its limiter (litellm/proxy/hooks/parallel_request_limiter_v3.py). */
  'litellm-headers':
    (options: Says & { readonly headers?: Readonly<Record<string, string>> } = {}): Scenario =>
    (exchange) => {
      const dialect = { ...litellm, headers: { ...litellm.headers, ...options.headers } }
      return stream(exchange, dialect, answerOf(exchange, options))
    },
  'vllm-new': inDialect(vllmNew),
  'vllm-old': inDialect(vllmOld),

  /** vLLM between PR #27752 and #33402 sent both names with the same text. */
  'both-aliases':
    (says: Says = {}): Scenario =>
    (exchange) =>
      stream(
        exchange,
        {
          ...vllmNew,
          thinking: (model, text) =>
            vllmNew
              .thinking(model, text, false)
              .replace('"reasoning":', `"reasoning_content":${JSON.stringify(text)},"reasoning":`),
        },
        answerOf(exchange, says),
      ),

  /** LiteLLM over an Anthropic-type backend. */
  'thinking-blocks':
    (says: Says = {}): Scenario =>
    (exchange) =>
      stream(
        exchange,
        {
          ...litellm,
          thinking: (model, text) =>
            `data: {"id":"chatcmpl-1c9e6a52","created":1770000000,"model":${JSON.stringify(model)},"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"thinking_blocks":[{"type":"thinking","thinking":${JSON.stringify(text)},"signature":null}],"content":null}}]}\n\n`,
        },
        answerOf(exchange, says),
      ),

  'think-tags': rawContent((answer) => [
    '<think>',
    '\n',
    ...(answer.thinking ?? []),
    '\n</think>',
    '\n\n',
    ...answer.content,
  ]),

  /** The closing tag split over deltas (tenstorrent/tt-inference-server#4386, vllm#45763). */
  'think-tags-split': rawContent((answer) => [
    '<th',
    'ink>',
    ...(answer.thinking ?? []),
    '\n<',
    '/think',
    '>\n',
    '\n',
    ...answer.content,
  ]),

  /** Qwen3.5 without a parser: its template puts <think> into the prompt, so only the end is generated. */
  'orphan-close-tag': rawContent((answer) => [
    ...(answer.thinking ?? []),
    '\n',
    '</think>',
    '\n\n',
    ...answer.content,
  ]),

  /** Gemma 4 without a parser (gemma4_reasoning_parser.py@109eefd6). */
  'gemma-channel': rawContent((answer) => [
    '<|channel>',
    'thought\n',
    ...(answer.thinking ?? []),
    '<channel|>',
    ...answer.content,
  ]),

  /** The channel's label without its mark: special tokens are skipped (vllm#39885); the end mark may still come. */
  'gemma-bare-label': rawContent((answer) => ['thought', '\n', ...answer.content]),
  'gemma-label-and-end': rawContent((answer) => [
    'thought\n',
    ...(answer.thinking ?? []),
    '<channel|>',
    ...answer.content,
  ]),

  /** Gemma 4 with thinking off may emit an empty thought block (model card). */
  'gemma-empty-channel': rawContent((answer) => [
    '<|channel>thought\n<channel|>',
    ...answer.content,
  ]),

  /** vllm#40816: enable_thinking=false with a reasoning parser puts the whole answer into `reasoning`. */
  'answer-in-reasoning':
    (says: Says = {}): Scenario =>
    (exchange) => {
      const answer = answerOf(exchange, { ...says, thinking: '' })
      return stream(exchange, vllmNew, { thinking: answer.content, content: [] })
    },

  /** max_tokens reached before </think>: all of it is reasoning, by design (qwen3_reasoning_parser.py). */
  'length-while-thinking':
    (says: Says = {}): Scenario =>
    (exchange) => {
      const answer = answerOf(exchange, { thinking: 'Let me think about', ...says })
      return stream(exchange, vllmNew, {
        thinking: answer.thinking ?? [],
        content: [],
        finish: 'length',
      })
    },

  /** A service that ignores stream_options. */
  'without-usage': inDialect({ ...litellm, usage: () => '' }),
  /** Server flag --enable-force-include-usage: running usage on every chunk, asked for or not. */
  'usage-every-chunk':
    (says: Says = {}): Scenario =>
    async (exchange) => {
      const answer = answerOf(exchange, says)
      let completion = 0
      const counted = (event: string) =>
        event.replace(
          /\}\n\n$/,
          `,"usage":{"prompt_tokens":7,"total_tokens":${7 + completion},"completion_tokens":${completion++}}}\n\n`,
        )
      exchange.head(200, vllmNew.headers)
      await sendDeltas(
        exchange,
        {
          ...vllmNew,
          thinking: (model, text, first) => counted(vllmNew.thinking(model, text, first)),
          content: (model, text, first) => counted(vllmNew.content(model, text, first)),
        },
        answer,
      )
      await exchange.send(counted(vllmNew.finish(exchange.model, 'stop')))
      await exchange.send(done)
      await exchange.end()
    },

  /** litellm#17136: usage in the second-to-last chunk, before the finish reason; the last one has null. */
  'usage-before-finish':
    (says: Says = {}): Scenario =>
    async (exchange) => {
      const answer = answerOf(exchange, says)
      exchange.head(200, litellm.headers)
      await sendDeltas(exchange, litellm, answer)
      await exchange.send(usageOf(exchange, litellm, answer))
      await exchange.send(
        litellm.finish(exchange.model, 'stop').replace(/\}\n\n$/, ',"usage":null}\n\n'),
      )
      await exchange.send(done)
      await exchange.end()
    },

  /** The last delta may carry text and the finish reason at once. */
  'finish-with-text':
    (says: Says = {}): Scenario =>
    async (exchange) => {
      const answer = answerOf(exchange, says)
      const last = answer.content.at(-1) ?? ''
      exchange.head(200, vllmNew.headers)
      await sendDeltas(exchange, vllmNew, { ...answer, content: answer.content.slice(0, -1) })
      await exchange.send(
        vllmNew
          .content(exchange.model, last, false)
          .replace('"finish_reason":null', '"finish_reason":"stop","stop_reason":null'),
        { content: last },
      )
      await exchange.send(done)
      await exchange.end()
    },

  /** A reason nobody has heard of. */
  'finish-unknown':
    (says: Says = {}): Scenario =>
    (exchange) =>
      stream(exchange, vllmNew, answerOf(exchange, { finish: 'eos_token', ...says })),

  /** The engine was stopped under the answer, or failed: vLLM passes its own reasons through. */
  'finish-abort':
    (says: Says = {}): Scenario =>
    (exchange) =>
      stream(exchange, vllmNew, answerOf(exchange, { finish: 'abort', ...says })),

  'finish-error':
    (says: Says = {}): Scenario =>
    (exchange) =>
      stream(exchange, vllmNew, answerOf(exchange, { finish: 'error', ...says })),

  'stopped-by-length':
    (says: Says = {}): Scenario =>
    (exchange) =>
      stream(exchange, vllmNew, answerOf(exchange, { finish: 'length', ...says })),

  'content-filter':
    (says: Says = {}): Scenario =>
    (exchange) =>
      stream(exchange, vllmNew, answerOf(exchange, { finish: 'content_filter', ...says })),

  /** Arguments come in fragments by index; id and name on the first only. */
  'tool-calls-fragments': (): Scenario => async (exchange) => {
    const delta = (toolCall: string) =>
      `data: {"id":"chatcmpl-8f2c5d0e9b1a4c7d","object":"chat.completion.chunk","created":1770000000,"model":${JSON.stringify(exchange.model)},"choices":[{"index":0,"delta":{"tool_calls":[${toolCall}]},"logprobs":null,"finish_reason":null}]}\n\n`
    exchange.head(200, vllmNew.headers)
    await sendRole(exchange, vllmNew)
    await exchange.send(
      delta(
        '{"id":"chatcmpl-tool-7d1f","type":"function","index":0,"function":{"name":"get_weather"}}',
      ),
    )
    await exchange.send(delta('{"index":0,"function":{"arguments":"{\\"city\\": "}}'))
    await exchange.send(delta('{"index":0,"function":{"arguments":"\\"Tartu\\"}"}}'))
    await exchange.send(vllmNew.finish(exchange.model, 'tool_calls'))
    await exchange.send(done)
    await exchange.end()
  },
}
