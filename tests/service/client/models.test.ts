import { describe, expect, test } from 'vitest'
import { createTestClock } from '../test-clock.ts'
import { failureOf, linkTo, openWire } from './harness.ts'

const wire = openWire()

const never = new AbortController().signal

describe('every list of models is read', () => {
  test.for([
    ['vllm', [{ id: 'gemma-4-31B-it', kind: 'chat', contextTokens: 262_144 }]],
    [
      'litellm-min',
      [
        { id: 'qwen3.5-122b', kind: 'chat' },
        { id: 'qwen3.5-122b-nonthinking', kind: 'chat' },
        { id: 'gemma-4-31B-it', kind: 'chat' },
        { id: 'whisper-large-v3', kind: 'transcription' },
      ],
    ],
    [
      'litellm-with-limits',
      [
        { id: 'qwen3.5-122b', kind: 'chat', contextTokens: 131_072 },
        { id: 'gemma-4-31B-it', kind: 'chat' },
      ],
    ],
    ['catalog-only', [{ id: 'qwen3.5-122b', kind: 'chat' }]],
    [
      'missing-fields',
      [
        { id: 'gemma-4-31B-it', kind: 'chat' },
        { id: 'qwen3.5-122b', kind: 'chat', contextTokens: 131_072 },
      ],
    ],
    ['speaches', [{ id: 'my/own-ears', kind: 'transcription' }]],
    [
      'bare-array',
      [
        { id: 'gemma-4-31B-it', kind: 'chat' },
        { id: 'qwen3.5-122b', kind: 'chat' },
      ],
    ],
    ['empty', []],
  ] as const)('%s', async ([name, expected]) => {
    wire.server.models.next(name)
    expect(await wire.link.models(never)).toEqual(expected)
  })
})

describe('what is no list has a code', () => {
  test.for([
    ['html', 'not_a_service'],
    ['other-json', 'not_a_service'],
    ['redirect', 'not_a_service'],
    ['404-detail', 'no_model_list'],
    ['401-litellm', 'key_refused'],
    ['403-html', 'forbidden'],
    ['500-plain', 'server_error'],
    ['429-rpm', 'rate_limited'],
  ] as const)('%s', async ([name, code]) => {
    wire.server.models.next(name)
    expect((await failureOf(wire.link.models(never))).code).toBe(code)
  })
})

test('broken JSON is no service', async () => {
  wire.server.models.nextDo(async (exchange) => {
    exchange.head(200, { 'content-type': 'application/json' })
    await exchange.end('{"data":[{"id":"gemma')
  })
  expect((await failureOf(wire.link.models(never))).code).toBe('not_a_service')
})

test('a list that never ends is given up after 30 s', async () => {
  const clock = createTestClock()
  const patient = linkTo(wire.server, { clock })
  const visit = wire.server.models.nextDo(async (exchange) => {
    exchange.head(200, { 'content-type': 'application/json' })
    await exchange.send('{"data":[')
    await exchange.hold()
  })
  const list = failureOf(patient.models(never))
  await visit.reached
  clock.advance(30_000)
  expect((await list).code).toBe('timed_out')
  expect(clock.pending()).toBe(0)
  await patient.drop()
})
