import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { ChatBody } from '../../../electron/service/chat-request.ts'
import { openChatStream } from '../../../electron/service/chat-stream.ts'
import { createClient } from '../../../electron/service/client.ts'
import { systemClock } from '../../../electron/service/clock.ts'
import { createDispatchers } from '../../../electron/service/dispatchers.ts'
import { ServiceError } from '../../../electron/service/errors/service-error.ts'
import { createTransport } from '../../../electron/service/transport.ts'
import { createTestClock } from '../../service/test-clock.ts'

const origin = 'http://127.0.0.1:1'
const encoder = new TextEncoder()
const dispatchers = createDispatchers({
  clock: systemClock,
  resolveProxy: () => Promise.resolve('DIRECT'),
})
afterAll(() => dispatchers.destroy())

/** What becomes of the body of an answer, all the way through transport and SDK, without a socket. */
async function read(
  pieces: readonly Uint8Array[],
  options: { type?: string; stays?: boolean } = {},
) {
  const clock = createTestClock()
  let source: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      source = controller
      for (const piece of pieces) controller.enqueue(piece)
      if (options.stays !== true) controller.close()
    },
    // Asked for more than there is: an open connection on which nothing comes until our clocks strike.
    pull: () => {
      if (options.stays === true) setImmediate(() => clock.advance(300_000))
    },
  })
  const headers = { 'content-type': options.type ?? 'text/event-stream' }
  const transport = createTransport({
    origin,
    secrets: [],
    clock,
    dispatchers,
    // Like the platform's: an abort breaks the body too.
    fetch: (_, init) => {
      init?.signal?.addEventListener('abort', () => source?.error(init.signal?.reason))
      return Promise.resolve(new Response(body, { headers }))
    },
  })
  const client = createClient({ address: `${origin}/v1`, key: 'k', version: '0', transport })
  const signal = new AbortController().signal
  const turn = { thinking: '', content: '', end: '', error: '' }
  const request: ChatBody = { model: 'm', messages: [], stream: true }
  try {
    for await (const event of openChatStream(request, { client, clock, secrets: [], signal })) {
      if (event.kind === 'thinking' || event.kind === 'content') turn[event.kind] += event.text
      else if (event.kind === 'restated') {
        turn.thinking = event.thinking
        turn.content = event.content
      } else if (event.kind === 'finished') turn.end = event.reason
    }
  } catch (caught) {
    if (!(caught instanceof ServiceError)) throw caught
    turn.error = caught.error.code
  }
  expect(clock.pending()).toBe(0)
  return turn
}

/** The bytes cut at any places, inside code points too. */
function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const cuts = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted(
    (a, b) => a - b,
  )
  return [...cuts, bytes.length].map((to, at) => bytes.slice(cuts[at - 1] ?? 0, to))
}

const word = fc.constantFrom(' tere', ' õun', '🌲', '\n', ' <b>', ' </think>', ' data:', '"', '\\')
const words = (most: number) => fc.array(word, { maxLength: most })

interface Wording {
  readonly thinking: readonly string[]
  readonly content: readonly string[]
}

const framings = {
  plain: (events: readonly string[]) => events.map((event) => `data: ${event}\n\n`).join(''),
  crlf: (events: readonly string[]) => events.map((event) => `data: ${event}\r\n\r\n`).join(''),
  cr: (events: readonly string[]) => events.map((event) => `data:${event}\r\r`).join(''),
  pings: (events: readonly string[]) =>
    `\uFEFF${events.map((event) => `: ping\n\nevent: ping\ndata: {}\n\nid: 7\ndata: ${event}\n\n`).join('')}`,
} as const

const dialects = {
  vllm: (text: string) => ({ reasoning: text }),
  litellm: (text: string) => ({ reasoning_content: text }),
  both: (text: string) => ({ reasoning: text, reasoning_content: text }),
} as const

function eventsOf({ thinking, content }: Wording, dialect: keyof typeof dialects): string[] {
  const chunk = (delta: object, finish: string | null = null) =>
    JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason: finish }] })
  return [
    chunk({ role: 'assistant', content: '' }),
    ...thinking.map((text) => chunk(dialects[dialect](text))),
    ...content.map((text) => chunk({ content: text })),
    chunk({}, 'stop'),
    JSON.stringify({ choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } }),
    '[DONE]',
  ]
}

test('any valid stream, cut into bytes anywhere and framed in any way, is the same turn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ thinking: words(6), content: words(8) }),
      fc.constantFrom(...(Object.keys(dialects) as (keyof typeof dialects)[])),
      fc.constantFrom(...Object.values(framings)),
      fc.array(fc.nat(), { maxLength: 30 }),
      async (wording, dialect, framed, places) => {
        const events = eventsOf(wording, dialect)
        const whole = await read([encoder.encode(framings.plain(events))])
        const bytes = encoder.encode(framed(events))
        expect(await read(cutAt(bytes, places))).toEqual(whole)
        expect([whole.end, whole.error]).toEqual(['stop', ''])
        const said = wording.content.join('').trim()
        // A closing tag that leaked to the beginning is no part of the answer.
        if (!said.startsWith('</think>')) expect(whole.thinking + whole.content).toContain(said)
      },
    ),
    { numRuns: 300 },
  )
})

const chunkish = fc
  .record(
    {
      choices: fc.oneof(
        fc.jsonValue(),
        fc.array(
          fc.record(
            {
              delta: fc.record(
                { content: fc.jsonValue(), reasoning: fc.jsonValue() },
                { requiredKeys: [] },
              ),
              finish_reason: fc.oneof(fc.constantFrom('stop', 'length', null), fc.jsonValue()),
            },
            { requiredKeys: [] },
          ),
          { maxLength: 2 },
        ),
      ),
      usage: fc.jsonValue(),
      error: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((value) => `data: ${JSON.stringify(value)}\n\n`)

const garbage = fc.oneof(
  { weight: 4, arbitrary: chunkish.map((text) => encoder.encode(text)) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        'data: [DONE]\n\n',
        'data: {',
        'event: error\n',
        ': ping\n\n',
        '\r',
        '<html>',
        '{"error":"x"}\n',
        'data: null\n\n',
      )
      .map((text) => encoder.encode(text)),
  },
)
/** JUTT_STREAMS=10000 asks for more of them. */
const runs = Number(process.env['JUTT_STREAMS'] ?? 1000)

describe('any garbage', () => {
  test(`ends in an answer or a defined error, within the clocks (${runs} streams)`, async () => {
    const sizes: number[] = []
    let count = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(garbage, { maxLength: 8 }),
        fc.constantFrom('text/event-stream', 'application/json', 'text/plain', 'text/html'),
        fc.boolean(),
        async (pieces, type, stays) => {
          const { end, error } = await read(pieces, { type, stays })
          expect(end === '').toBe(error !== '')
          // What a service says of itself in an error is read too, so that any code may come of it.
          expect(error).toMatch(/^[a-z_]*$/)
          if (++count % Math.ceil(runs / 10) === 0) sizes.push(memoryInUse())
        },
      ),
      { numRuns: runs },
    )
    // The first tenth fills caches; after it nothing may pile up.
    const [first = 0, last = 0] = [sizes[0], sizes.at(-1)]
    console.log(
      `  ${runs} streams: heap ${first.toFixed(1)} MiB after a tenth, ${last.toFixed(1)} MiB at the end`,
    )
    expect(last - first).toBeLessThan(16)
  }, 120_000)

  test('a line without an end is given up, not gathered', async () => {
    const piece = encoder.encode('x'.repeat(1024 * 1024))
    expect((await read(Array.from({ length: 20 }, () => piece))).error).toBe('not_a_service')
    const data = encoder.encode(`data: ${'x'.repeat(1024 * 1024)}\n`)
    expect((await read(Array.from({ length: 20 }, () => data))).error).toBe('not_a_service')
  })

  test('small pieces of a long line cost no more than the line', async () => {
    const body = encoder.encode(`data: ${JSON.stringify({ pad: 'x'.repeat(2_000_000) })}\n\n`)
    const pieces = Array.from({ length: Math.ceil(body.length / 100) }, (_, at) =>
      body.slice(at * 100, at * 100 + 100),
    )
    const began = performance.now()
    expect((await read(pieces)).error).toBe('cut')
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

/** MiB of the heap that are in use. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  return process.memoryUsage().heapUsed / 1024 / 1024
}
