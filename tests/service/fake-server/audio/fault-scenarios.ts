import type { Exchange, Scenario } from '../exchange.ts'
import { answerLiterally, statusScenarios } from '../status-scenarios.ts'
import { answerLikeVllm, vllmBody } from './answers.ts'
import { heard } from './heard.ts'
import type { Hearing, Says } from './hearing.ts'

export interface Times extends Says {
  /** How many requests fail (1). */
  readonly times?: number
}

/** The beginning of the ordinary body, half of it. */
async function sendHalf(exchange: Exchange, hearing: Hearing): Promise<string> {
  const body = vllmBody(exchange, hearing) ?? ''
  const half = Math.floor(body.length / 2)
  exchange.head(200, { 'content-type': 'application/json' })
  await exchange.send(body.slice(0, half))
  return body.slice(half)
}

/** The first requests get a failure, those after them an ordinary answer. */
function failing<Options extends Times>(failure: (options: Partial<Options>) => Scenario) {
  return (options?: Options): Scenario => {
    const given: Partial<Options> = options ?? {}
    const fails = failure(given)
    const answers = heard<Says>((exchange, hearing) => answerLikeVllm(exchange, hearing))(given)
    let left = given.times ?? 1
    return async (exchange) => {
      left--
      await (left >= 0 ? fails : answers)(exchange)
    }
  }
}

/** Answers that are late, broken, or no transcript at all. */
export const audioFaults = {
  /** Stands at its gate before the headers, until the test lets it answer. */
  hold: (says: Says = {}): Scenario =>
    heard<Says>(async (exchange, hearing) => {
      await exchange.hold()
      await answerLikeVllm(exchange, hearing)
    })(says),

  /** Half of the body, then the gate, then the rest. */
  'hold-in-body': heard<Says>(async (exchange, hearing) => {
    const rest = await sendHalf(exchange, hearing)
    await exchange.hold()
    await exchange.end(rest)
  }),

  /** Half of the body, then silence on an open connection (openai-node#1825). */
  'stalled-body': heard<Says>(async (exchange, hearing) => {
    await sendHalf(exchange, hearing)
    await exchange.hold()
    await exchange.linger()
  }),

  /** A queue behind the gateway: nothing for so many seconds (1), then the answer. */
  slow: heard<Says & { readonly seconds?: number }>(async (exchange, hearing, { seconds = 1 }) => {
    await exchange.pause(seconds * 1000)
    await answerLikeVllm(exchange, hearing)
  }),

  'reset-before-headers': (): Scenario => (exchange) => exchange.reset(),

  'reset-mid-body': heard<Says>(async (exchange, hearing) => {
    await sendHalf(exchange, hearing)
    await exchange.pause(20)
    exchange.reset()
  }),

  /** Half of the JSON, and a proper end of the body: a proxy that lost its server and does not say so. */
  'half-json': heard<Says>(async (exchange, hearing) => {
    await sendHalf(exchange, hearing)
    await exchange.end()
  }),

  'empty-body': (): Scenario => (exchange) => answerLiterally(exchange, { status: 200, body: '' }),

  /** nginx's own page, or a captive portal's. */
  'html-200': (): Scenario => (exchange) =>
    answerLiterally(exchange, {
      status: 200,
      type: 'text/html',
      body: '<html>\r\n<head><title>Welcome to nginx!</title></head>\r\n<body>\r\n<center><h1>Welcome</h1></center>\r\n</body>\r\n</html>\r\n',
    }),

  /** 200, JSON, and an error in it. */
  'json-error-200': (): Scenario => (exchange) =>
    answerLiterally(exchange, {
      status: 200,
      body: '{"error":{"message":"The engine has died.","type":"InternalServerError","param":null,"code":500}}',
    }),

  /** The same without an `error` around it (forks of vLLM). */
  'flat-error-200': (): Scenario => (exchange) =>
    answerLiterally(exchange, {
      status: 200,
      body: '{"object":"error","message":"The engine has died.","type":"InternalServerError","code":500}',
    }),

  /** Another API: an object without a text. */
  'no-text': (): Scenario => (exchange) =>
    answerLiterally(exchange, { status: 200, body: '{"task":"transcribe","id":"job-17"}' }),

  /** LiteLLM's limiter for so many requests (1), retry-after in seconds (1), then fine. */
  '429-then-fine': failing<Times & { readonly retryAfter?: number }>(({ retryAfter = 1 }) =>
    statusScenarios['429-rpm']({ retryAfter }),
  ),

  /** A failing engine for so many requests (1), then fine. */
  '500-then-fine': failing<Times>(() => statusScenarios['500-plain']()),

  /** A restarting server behind LiteLLM for so many requests (1), then fine. */
  '503-then-fine': failing<Times>(() => statusScenarios['503']()),
}
