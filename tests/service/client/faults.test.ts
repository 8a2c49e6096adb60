import { describe, expect, test } from 'vitest'
import { createTestClock } from '../test-clock.ts'
import { startFakeServer } from '../fake-server/server.ts'
import { hear, linkTo, openWire } from './harness.ts'

const wire = openWire()

const gemma = { model: 'gemma-4-31B-it' }
const content = 'one two three four five'
const firstWords = 'one two three'

describe('a stream that breaks keeps what came, and is not repeated', () => {
  test.for([
    ['ends-without-finish', 'cut'],
    ['not-json-in-stream', 'cut'],
  ] as const)('%s', async ([name, code]) => {
    wire.server.chat.next(name, { content })
    const heard = await hear(wire.link, gemma)
    expect(heard).toMatchObject({ content: firstWords, error: { code }, reason: undefined })
    expect(wire.server.requests).toHaveLength(1)
  })

  test.for([
    ['flat-message', 'server_error', 'upstream connect error'],
    ['error-event', 'server_error', 'context shift is disabled'],
    ['named-event', 'server_error', 'The engine has died'],
    ['bare-json', 'server_error', 'The engine has died'],
    ['rate-limit', 'rate_limited', 'Limit type: tokens'],
  ] as const)('error-in-stream: %s', async ([shape, code, words]) => {
    wire.server.chat.next('error-in-stream', { shape, content })
    const heard = await hear(wire.link, gemma)
    expect(heard).toMatchObject({ content: firstWords, error: { code } })
    expect(heard.error?.detail).toContain(words)
    expect(wire.server.requests).toHaveLength(1)
  })
})

test.for([
  ['finish-abort', 'cut'],
  ['finish-error', 'server_error'],
] as const)('%s is no end of an answer', async ([name, code]) => {
  wire.server.chat.next(name, { content })
  const heard = await hear(wire.link, gemma)
  expect(heard).toMatchObject({ content, error: { code }, reason: undefined })
})

test.for(['empty-stream', 'done-only'] as const)('%s is a cut answer', async (name) => {
  wire.server.chat.next(name)
  expect((await hear(wire.link)).error?.code).toBe('cut')
})

describe('what is not a stream is named', () => {
  test('other JSON', async () => {
    wire.server.chat.nextDo(async (exchange) => {
      exchange.head(200, { 'content-type': 'application/json' })
      await exchange.end('{"status":"ok"}')
    })
    expect((await hear(wire.link)).error).toEqual({
      code: 'not_a_service',
      detail: 'application/json where a stream was expected',
    })
  })

  test('json-error-200', async () => {
    wire.server.chat.next('json-error-200')
    expect((await hear(wire.link)).error).toMatchObject({
      code: 'server_error',
      detail: 'The engine has died.',
    })
  })
})

test('redirect: another origin gets neither key nor words', async () => {
  const other = await startFakeServer()
  wire.server.chat.next('redirect', { to: `${other.url}/chat/completions` })
  const { error } = await hear(wire.link)
  expect(error).toEqual({
    code: 'not_a_service',
    reason: 'redirected',
    detail: `redirects to ${other.origin}`,
  })
  expect(other.requests).toHaveLength(0)
  await other.close()
})

test('redirect: on the same origin it is followed with the same request', async () => {
  wire.server.chat.next('redirect', { to: '/v1/chat/completions?again' })
  const heard = await hear(wire.link, gemma)
  expect(heard.content).toContain('Tere!')
  expect(wire.server.requests.map(({ path }) => path)).toEqual([
    '/v1/chat/completions',
    '/v1/chat/completions?again',
  ])
})

describe('two idle clocks', () => {
  test('stall-after-n: 300 s without a byte', async () => {
    const clock = createTestClock()
    const patient = linkTo(wire.server, { clock })
    wire.server.chat.next('stall-after-n', { content })
    const heard = await hear(patient, gemma, {
      onEvent: (event) => {
        if (event.kind === 'content' && event.text === ' three') clock.advance(300_000)
      },
    })
    expect(heard).toMatchObject({
      content: firstWords,
      error: { code: 'stalled', detail: 'no bytes for 300 s' },
    })
    expect(await wire.server.requests[0]?.closed).toMatchObject({ aborted: true })
    await patient.drop()
  })

  test('ping-only-stall: pings cannot keep a dead stream alive', async () => {
    const limits = { headers: 10_000, bytes: 10_000, events: 200 }
    const impatient = linkTo(wire.server, { limits })
    wire.server.chat.next('ping-only-stall', { content, everyMs: 10 })
    const heard = await hear(impatient, gemma)
    expect(heard).toMatchObject({
      content: firstWords,
      error: { code: 'stalled', detail: 'no text for 0.2 s' },
    })
    await impatient.drop()
  })

  test('hold-before-headers: 300 s without an answer', async () => {
    const clock = createTestClock()
    const patient = linkTo(wire.server, { clock })
    const visit = wire.server.chat.next('hold-before-headers')
    const turn = hear(patient)
    const request = await visit.reached
    clock.advance(299_999)
    expect(request.aborted).toBe(false)
    clock.advance(1)
    expect((await turn).error).toEqual({ code: 'timed_out', detail: 'no answer for 300 s' })
    await patient.drop()
  })

  test('after a finished stream no clock runs on', async () => {
    const clock = createTestClock()
    const tidy = linkTo(wire.server, { clock })
    for (const name of ['litellm', 'done-then-linger', 'ends-without-finish'] as const) {
      wire.server.chat.next(name)
      await hear(tidy, gemma)
      expect(clock.pending()).toBe(0)
    }
    await tidy.drop()
  })

  test('a finish reason without [DONE] on an open connection ends after 5 s', async () => {
    const clock = createTestClock()
    const patient = linkTo(wire.server, { clock })
    wire.server.chat.nextDo(async (exchange) => {
      exchange.head(200, { 'content-type': 'text/event-stream' })
      await exchange.send(
        'data: {"choices":[{"index":0,"delta":{"content":"done"},"finish_reason":"stop"}]}\n\n',
      )
      await exchange.linger()
    })
    const heard = await hear(patient, gemma, { onEvent: () => clock.advance(5000) })
    expect(heard).toMatchObject({ content: 'done', reason: 'stop', error: undefined })
    await patient.drop()
  })
})

describe('before anything was shown', () => {
  test('connection refused fails at once', async () => {
    await wire.server.refuseConnections()
    const { error } = await hear(wire.link)
    await wire.server.listenAgain()
    expect(error).toEqual({
      code: 'unreachable',
      reason: 'connection_refused',
      detail: 'connection refused · ECONNREFUSED',
    })
    expect((await hear(wire.link)).reason).toBe('stop')
  })

  test('a server without TLS behind an https address', async () => {
    const plain = linkTo(wire.server, { address: wire.server.url.replace('http:', 'https:') })
    expect((await hear(plain)).error).toMatchObject({
      code: 'unreachable',
      reason: 'no_tls',
      detail: expect.stringContaining('does not speak TLS') as unknown,
    })
    await plain.drop()
  })

  test('502, then a reset, then an answer: the person sees the answer only', async () => {
    wire.server.chat.next('502-empty')
    wire.server.chat.next('reset-before-headers')
    const heard = await hear(wire.link, gemma)
    expect(heard).toMatchObject({ reason: 'stop', error: undefined })
    expect(wire.server.requests).toHaveLength(3)
  })

  test('three resets are an error', async () => {
    wire.server.chat.always('reset-before-headers')
    expect((await hear(wire.link)).error?.code).toBe('unreachable')
    expect(wire.server.requests).toHaveLength(3)
  })
})
