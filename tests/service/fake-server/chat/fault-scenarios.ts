import type { Exchange, Scenario } from '../exchange.ts'
import { sendDeltas, sendRole, stream } from './answer.ts'
import { answerOf } from './dialect-scenarios.ts'
import type { Says } from './dialect-scenarios.ts'
import { done, litellm, vllmNew } from './dialects.ts'

/** How much of the answer goes out before the fault: that many content deltas. */
export interface Breaks extends Says {
  readonly after?: number
}

async function sendBeginning(exchange: Exchange, breaks: Breaks): Promise<void> {
  const answer = answerOf(exchange, breaks)
  exchange.head(200, vllmNew.headers)
  await sendRole(exchange, vllmNew)
  await sendDeltas(exchange, vllmNew, {
    ...answer,
    content: answer.content.slice(0, breaks.after ?? 3),
  })
}

/** The `data:` payloads of an error inside a 200 stream, by origin. */
const streamErrors = {
  /** vLLM current: serving.py, create_streaming_error_response. */
  vllm: 'data: {"error":{"message":"CUDA error: an illegal memory access was encountered","type":"InternalServerError","param":null,"code":500}}\n\ndata: [DONE]\n\n',
  /** vLLM up to about 0.9. */
  'vllm-old':
    'data: {"error":{"object":"error","message":"This model\'s maximum context length is 4096 tokens.","type":"BadRequestError","param":null,"code":400}}\n\ndata: [DONE]\n\n',
  /** litellm/proxy/common_request_processing.py: a traceback may follow; no [DONE]. */
  litellm:
    'data: {"error":{"message":"litellm.APIConnectionError: Hosted_vllmException - Server disconnected without sending a response.\\nTraceback (most recent call last):\\n  File \\"/app/litellm/llms/custom_httpx/aiohttp_transport.py\\", line 59","type":"None","param":"None","code":"500"}}\n\n',
  /** Forks of vLLM: no `error` around it. */
  flat: 'data: {"object":"error","message":"The engine has died.","type":"InternalServerError","code":500}\n\n',
  /** A flat one without a mark of being an error, as some gateways write it. */
  'flat-message': 'data: {"message":"upstream connect error","status":"failed"}\n\n',
  /** The event is named, its data is bare. */
  'named-event': 'event: error\ndata: {"message":"The engine has died.","code":500}\n\n',
  /** A line of JSON alone: the error of a server that had begun to stream. */
  'bare-json':
    '{"error":{"message":"The engine has died.","type":"InternalServerError","code":500}}\n',
  string: 'data: {"error":"backend went away"}\n\n',
  /** LiteLLM's token limit struck while the answer streamed; the client must not begin again. */
  'rate-limit':
    'data: {"error":{"message":"Rate limit exceeded for api_key: 88dc28d0. Limit type: tokens. Current limit: 20000, Remaining: 0.","type":"None","param":"None","code":"429"}}\n\n',
  /** llama.cpp. */
  'error-event':
    'error: {"code":500,"message":"context shift is disabled","type":"server_error"}\n\n',
} as const

export interface StreamError extends Breaks {
  readonly shape?: keyof typeof streamErrors
}

/** nginx's own page; the proxied server was not reached or a captive portal answered. */
const htmlPage =
  '<html>\r\n<head><title>Welcome to nginx!</title></head>\r\n<body>\r\n<center><h1>Welcome</h1></center>\r\n</body>\r\n</html>\r\n'

/** Streams that break, stall or turn out to be something else. */
export const faultScenarios = {
  /** Text, then silence on an open connection. */
  'stall-after-n':
    (breaks: Breaks = {}): Scenario =>
    async (exchange) => {
      await sendBeginning(exchange, breaks)
      await exchange.linger()
    },

  /** Text, then nothing but keep-alive comments. */
  'ping-only-stall':
    (options: Breaks & { readonly everyMs?: number } = {}): Scenario =>
    async (exchange) => {
      await sendBeginning(exchange, options)
      for (;;) {
        await exchange.send(': ping\n\n')
        await exchange.pause(options.everyMs ?? 20)
      }
    },

  'reset-mid-stream':
    (breaks: Breaks = {}): Scenario =>
    async (exchange) => {
      await sendBeginning(exchange, breaks)
      await exchange.pause(20)
      exchange.reset()
    },

  /** The body ends properly, but without finish reason and [DONE]. */
  'ends-without-finish':
    (breaks: Breaks = {}): Scenario =>
    async (exchange) => {
      await sendBeginning(exchange, breaks)
      await exchange.end()
    },

  'empty-stream': (): Scenario => async (exchange) => {
    exchange.head(200, vllmNew.headers)
    await exchange.end()
  },

  'done-only': (): Scenario => async (exchange) => {
    exchange.head(200, vllmNew.headers)
    await exchange.send(done)
    await exchange.end()
  },

  'error-in-stream':
    (options: StreamError = {}): Scenario =>
    async (exchange) => {
      await sendBeginning(exchange, options)
      await exchange.send(streamErrors[options.shape ?? 'vllm'])
      await exchange.end()
    },

  /** With keep-alive pings on, LiteLLM sends 200 first and the rate limit as an event (litellm#31877). */
  'rate-limit-in-stream': (): Scenario => async (exchange) => {
    exchange.head(200, litellm.headers)
    await exchange.send(': ping\n\n')
    await exchange.send(
      'data: {"error":{"message":"Rate limit exceeded for api_key: 88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b. Limit type: requests. Current limit: 10, Remaining: 0. Limit resets at: 2026-11-20 10:00:00 UTC","type":"None","param":"None","code":"429"}}\n\n',
    )
    await exchange.end()
  },

  'not-json-in-stream':
    (breaks: Breaks = {}): Scenario =>
    async (exchange) => {
      await sendBeginning(exchange, breaks)
      await exchange.send('data: {"id":"chatcmpl-8f2c5d0e9b1a4c7d","choi\n\n')
      await exchange.end()
    },

  'html-200': (): Scenario => async (exchange) => {
    exchange.head(200, { 'content-type': 'text/html' })
    await exchange.end(htmlPage)
  },

  /** A server that does not stream, or a proxy that lost `stream: true`: the whole answer as one JSON object. */
  'json-200-on-stream':
    (says: Says = {}): Scenario =>
    async (exchange) => {
      const content = answerOf(exchange, says).content.join('')
      exchange.head(200, { 'content-type': 'application/json' })
      await exchange.end(
        `{"id":"chatcmpl-8f2c5d0e9b1a4c7d","object":"chat.completion","created":1770000000,"model":${JSON.stringify(exchange.model)},"choices":[{"index":0,"message":{"role":"assistant","content":${JSON.stringify(content)}},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":7,"total_tokens":12,"completion_tokens":5}}`,
      )
    },

  /** 200, JSON, and an error in it. */
  'json-error-200': (): Scenario => async (exchange) => {
    exchange.head(200, { 'content-type': 'application/json' })
    await exchange.end(
      '{"error":{"message":"The engine has died.","type":"InternalServerError","param":null,"code":500}}',
    )
  },

  /** Silence before the headers, then an ordinary answer. */
  'slow-first-byte':
    (options: Says & { readonly afterMs?: number } = {}): Scenario =>
    async (exchange) => {
      await exchange.pause(options.afterMs ?? 500)
      await stream(exchange, litellm, answerOf(exchange, options))
    },

  /** Breaks before any header. */
  'reset-before-headers': (): Scenario => (exchange) => exchange.reset(),

  /** A redirect to another origin, which must not get the key. */
  redirect:
    (options: { readonly to?: string } = {}): Scenario =>
    async (exchange) => {
      exchange.head(307, { location: options.to ?? 'http://other.invalid/v1/chat/completions' })
      await exchange.end()
    },
}
