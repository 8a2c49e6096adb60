import { describe, expect, test } from 'vitest'
import { hear, openWire } from './harness.ts'

const wire = openWire()

const thinking = 'The wood has trees, 17 of them.'
const content = 'Metsas on **17** puud: kuused, männid ja žüriipuu.'

describe('thinking and answer are parted', () => {
  test.for([
    'both-aliases',
    'thinking-blocks',
    'think-tags-split',
    'finish-with-text',
    'usage-before-finish',
  ] as const)('%s', async (name) => {
    wire.server.chat.next(name, { thinking, content })
    const heard = await hear(wire.link)
    expect(heard).toMatchObject({ thinking, content, reason: 'stop', error: undefined })
    expect(heard.restated).toBe(false)
  })

  test('gemma-empty-channel', async () => {
    wire.server.chat.next('gemma-empty-channel', { content })
    expect(await hear(wire.link)).toMatchObject({ thinking: '', content, reason: 'stop' })
  })

  test('gemma-bare-label', async () => {
    wire.server.chat.next('gemma-bare-label', { content })
    const heard = await hear(wire.link, { model: 'gemma-4-31B-it' })
    expect(heard).toMatchObject({ thinking: '', content, reason: 'stop', restated: false })
  })

  test('gemma-label-and-end', async () => {
    wire.server.chat.next('gemma-label-and-end', { thinking, content })
    const heard = await hear(wire.link, { model: 'gemma-4-31B-it' })
    expect(heard).toMatchObject({ thinking, content, reason: 'stop', restated: true })
  })

  test('json-200-on-stream: a whole completion is an answer', async () => {
    wire.server.chat.next('json-200-on-stream', { content })
    const usage = { promptTokens: 7, completionTokens: 5 }
    expect(await hear(wire.link)).toMatchObject({ content, reason: 'stop', usage })
  })
})

describe('finish reasons', () => {
  test.for([
    ['stopped-by-length', 'length'],
    ['content-filter', 'content_filter'],
    ['finish-unknown', 'eos_token'],
  ] as const)('%s', async ([name, reason]) => {
    wire.server.chat.next(name)
    expect(await hear(wire.link)).toMatchObject({ reason, error: undefined })
  })
})

describe('usage is told wherever it stands', () => {
  test.for(['litellm', 'vllm-new', 'usage-before-finish', 'usage-every-chunk'] as const)(
    '%s',
    async (name) => {
      wire.server.chat.next(name, { thinking: 'a b', content: 'c d e' })
      const { usage } = await hear(wire.link)
      expect(usage?.promptTokens).toBeGreaterThan(0)
      expect(usage?.completionTokens).toBe(5)
    },
  )
})

describe('every framing is the same answer', () => {
  test.for([
    'event-ping-data',
    'cr',
    'bom',
    'no-space',
    'id-and-retry',
    'multi-line-data',
    'one-packet',
    'json-lines',
    'type-lost',
  ] as const)('%s', async (name) => {
    wire.server.chat.next(name, { thinking, content })
    const heard = await hear(wire.link)
    expect(heard).toMatchObject({ thinking, content, reason: 'stop', error: undefined })
    expect(heard.usage).toBeDefined()
  })
})

test.for(['text/plain', 'application/json; charset=utf-8', 'Text/Event-Stream'])(
  'a stream that is called %s',
  async (type) => {
    wire.server.chat.next('type-lost', { thinking, content, type })
    expect(await hear(wire.link)).toMatchObject({ thinking, content, reason: 'stop' })
  },
)

test('markdown of 200,000 characters arrives whole', async () => {
  wire.server.chat.next('markdown', { characters: 200_000 })
  const heard = await hear(wire.link)
  expect(heard.content.length).toBeGreaterThan(200_000)
  expect(heard.content).toBe(
    wire.server.requests[0]?.sent.map((sent) => sent.content ?? '').join(''),
  )
})
