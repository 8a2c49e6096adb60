import type { Exchange, Scenario } from '../exchange.ts'
import { usageOf } from './answer.ts'
import type { Answer } from './answer.ts'
import { answerOf } from './dialect-scenarios.ts'
import type { Says } from './dialect-scenarios.ts'
import { done, vllmNew } from './dialects.ts'

/** All events of an ordinary vLLM stream, [DONE] included. */
function eventsOf(exchange: Exchange, answer: Answer): string[] {
  const { model } = exchange
  const thinking = answer.thinking ?? []
  return [
    vllmNew.role(model) ?? '',
    ...thinking.map((text) => vllmNew.thinking(model, text, false)),
    ...answer.content.map((text) => vllmNew.content(model, text, false)),
    vllmNew.finish(model, answer.finish ?? 'stop'),
    ...(exchange.wantsUsage ? [usageOf(exchange, vllmNew, answer)] : []),
    done,
  ]
}

/** An ordinary stream whose events are reframed and sent in one piece each. */
function reframed(reframe: (events: string[]) => readonly string[]): (says?: Says) => Scenario {
  return (says = {}) =>
    async (exchange) => {
      exchange.head(200, vllmNew.headers)
      for (const bytes of reframe(eventsOf(exchange, answerOf(exchange, says)))) {
        await exchange.send(bytes)
      }
      await exchange.end()
    }
}

const withEach = (extra: string) => (events: string[]) => events.map((event) => extra + event)

/** Ways to put the same events on the wire: all of these are one ordinary answer to a careful reader. */
export const framingScenarios = {
  /** LiteLLM with sse_keepalive_ping_interval_seconds (litellm#37322). */
  'ping-comments': reframed(withEach(': ping\n\n')),
  'event-ping': reframed(withEach('event: ping\n\n')),
  'event-ping-data': reframed(withEach('event: ping\ndata: {}\n\n')),
  'empty-data': reframed(withEach('data: \n\n')),
  crlf: reframed((events) => events.map((event) => event.replaceAll('\n', '\r\n'))),
  cr: reframed((events) => events.map((event) => event.replaceAll('\n', '\r'))),
  bom: reframed((events) => ['\uFEFF', ...events]),
  'no-space': reframed((events) => events.map((event) => event.replace('data: ', 'data:'))),
  'id-and-retry': reframed((events) =>
    events.map((event, index) => `id: ${index}\nretry: 3000\n${event}`),
  ),
  /** One JSON object over two data lines: the reader joins them with a line feed. */
  'multi-line-data': reframed((events) =>
    events.map((event) => event.replace('"choices":', '\ndata: "choices":')),
  ),
  /** One JSON object a line and nothing else, as Ollama's own API streams. */
  'json-lines': reframed((events) =>
    events.map((event) => event.replace(/^data: (?=\{)/, '').replace('\n\n', '\n')),
  ),
  'one-packet': reframed((events) => [events.join('')]),
  'no-done': reframed((events) => events.slice(0, -1)),
  'no-final-blank-line': reframed((events) => {
    const withoutDone = events.slice(0, -1)
    return [...withoutDone.slice(0, -1), (withoutDone.at(-1) ?? '').trimEnd()]
  }),

  /** Every byte alone, so that õ, ž and emoji arrive in halves. */
  'utf8-bytewise':
    (says: Says = {}): Scenario =>
    async (exchange) => {
      const content = says.content ?? 'Tere, õunapuu! Šokolaad ja žürii 🌲.'
      exchange.head(200, vllmNew.headers)
      for (const event of eventsOf(exchange, answerOf(exchange, { ...says, content }))) {
        for (const byte of Buffer.from(event)) await exchange.send(Uint8Array.of(byte))
      }
      await exchange.end()
    },

  /** A gateway that lost the content type, or put its own. */
  'type-lost':
    (options: Says & { readonly type?: string } = {}): Scenario =>
    async (exchange) => {
      exchange.head(200, options.type === undefined ? {} : { 'content-type': options.type })
      for (const event of eventsOf(exchange, answerOf(exchange, options)))
        await exchange.send(event)
      await exchange.end()
    },

  /** [DONE], then the proxy keeps the socket. */
  'done-then-linger':
    (says: Says = {}): Scenario =>
    async (exchange) => {
      exchange.head(200, vllmNew.headers)
      for (const event of eventsOf(exchange, answerOf(exchange, says))) await exchange.send(event)
      await exchange.linger()
    },
}
