import { expect, test } from 'vitest'
import { hear, linkTo, openWire } from './harness.ts'

const wire = openWire()

const messages = [{ role: 'user', content: 'Tere!' }] as const
const always = { messages, stream: true, stream_options: { include_usage: true } }

test.for([
  ['qwen3.5-122b', { temperature: 0.7, top_p: 0.8, presence_penalty: 1.5 }],
  ['qwen3.5-122b-nonthinking', { temperature: 0.7, top_p: 0.8, presence_penalty: 1.5 }],
  ['gemma-4-31B-it', { temperature: 1, top_p: 0.95, top_k: 64 }],
] as const)(
  'the body to %s carries the recommended parameters and no others',
  async ([model, own]) => {
    await hear(wire.link, { model, messages })
    expect(wire.server.requests[0]?.json).toEqual({ model, ...own, ...always })
  },
)

test('thinking is never sent back, whatever hangs on a message', async () => {
  const stored = { role: 'assistant', content: 'Tere!', thinking: 'They greet.', id: 'm1' } as const
  await hear(wire.link, { messages: [...messages, stored, ...messages] })
  expect(wire.server.requests[0]?.json).toMatchObject({
    messages: [...messages, { role: 'assistant', content: 'Tere!' }, ...messages],
  })
  expect(wire.server.requests[0]?.body.toString()).not.toContain('They greet')
})

test('what the user set goes instead, max_tokens too', async () => {
  await hear(wire.link, {
    model: 'gemma-4-31B-it',
    messages,
    parameters: { temperature: 0.2, max_tokens: 2048 },
  })
  expect(wire.server.requests[0]?.json).toEqual({
    model: 'gemma-4-31B-it',
    temperature: 0.2,
    max_tokens: 2048,
    ...always,
  })
})

test('the headers say what Jutt means to say, and nothing of the computer or its environment', async () => {
  process.env['OPENAI_CUSTOM_HEADERS'] = 'x-spy: yes\nauthorization: Bearer other'
  process.env['OPENAI_ORG_ID'] = 'org-spy'
  try {
    const spied = linkTo(wire.server)
    await hear(spied)
    await spied.drop()
  } finally {
    delete process.env['OPENAI_CUSTOM_HEADERS']
    delete process.env['OPENAI_ORG_ID']
  }
  const headers = { ...wire.server.requests[0]?.headers }
  expect(headers).toMatchObject({
    authorization: `Bearer ${wire.server.key}`,
    accept: 'text/event-stream',
    'user-agent': 'Jutt/0.1.0',
    'content-type': 'application/json',
  })
  // These are of HTTP and fetch themselves.
  const known = [
    'authorization',
    'accept',
    'user-agent',
    'content-type',
    'content-length',
    'host',
    'connection',
    'accept-encoding',
    'accept-language',
    'sec-fetch-mode',
  ]
  expect(Object.keys(headers).filter((name) => !known.includes(name))).toEqual([])
})

test('a service without keys gets no authorization header', async () => {
  const keyless = linkTo(wire.server, { key: '' })
  const heard = await hear(keyless)
  await keyless.drop()
  expect(heard.error?.code).toBe('key_refused')
  expect(wire.server.requests[0]?.headers.authorization).toBeUndefined()
})

test('Stop closes the connection, and what came is kept', async () => {
  const visit = wire.server.chat.next('hold-after', { content: 'one two three four', after: 2 })
  const stop = new AbortController()
  const turn = hear(
    wire.link,
    { model: 'gemma-4-31B-it' },
    {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'content' && event.text === ' two') stop.abort()
      },
    },
  )
  const request = await visit.reached
  expect(await request.closed).toMatchObject({ aborted: true })
  const heard = await turn
  expect(heard.content).toBe('one two')
  expect(heard.error?.code).toBe('cancelled')
  expect(wire.link.budget()).toMatchObject({ inFlight: 0, waiting: 0, pausedUntil: null })
})

test('a reader who leaves the loop closes the connection too', async () => {
  const visit = wire.server.chat.next('hold-after', { after: 2 })
  const answer = wire.link.chat(
    { model: 'gemma-4-31B-it', messages },
    { signal: new AbortController().signal, priority: 'person' },
  )
  for await (const event of answer) if (event.kind === 'content') break
  const request = await visit.reached
  expect(await request.closed).toMatchObject({ aborted: true })
  expect(wire.link.budget().inFlight).toBe(0)
})

test('Stop before the headers and in the queue', async () => {
  wire.server.chat.always('hold-before-headers')
  const stops = [0, 1, 2, 3].map(() => new AbortController())
  const turns = stops.map((stop) => hear(wire.link, {}, { signal: stop.signal }))
  await wire.server.waitForRequest(
    (request) => request.number > 0 && wire.server.requests.length === 3,
  )
  expect(wire.link.budget()).toMatchObject({ inFlight: 3, waiting: 1 })
  for (const stop of stops.toReversed()) stop.abort()
  for (const turn of turns) expect((await turn).error?.code).toBe('cancelled')
  expect(wire.server.requests).toHaveLength(3)
  expect(wire.link.budget()).toMatchObject({ inFlight: 0, waiting: 0, pausedUntil: null })
})
