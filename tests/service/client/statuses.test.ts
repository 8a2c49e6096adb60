import { describe, expect, test } from 'vitest'
import { hear, linkTo, openWire } from './harness.ts'

const wire = openWire()

const keyHash = '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b'

/** Name of the scenario, code, words that the detail keeps; `tries` counts requests. */
const table = [
  ['400-context-new', 'too_long', 'maximum input length', 1],
  ['400-context-old', 'too_long', 'maximum context length', 1],
  ['400-context-litellm', 'too_long', 'ContextWindowExceededError', 1],
  ['400-max-tokens', 'request_refused', 'cannot be greater than', 1],
  ['400-model-litellm', 'model_unknown', 'Invalid model name', 1],
  ['400-budget', 'budget_spent', 'Budget has been exceeded', 1],
  ['400-unsupported-param', 'request_refused', 'does not support parameters', 1],
  ['401-vllm', 'key_refused', 'Unauthorized', 1],
  ['401-litellm', 'key_refused', 'Authentication Error', 1],
  ['403', 'forbidden', 'key not allowed to access model', 1],
  ['403-html', 'forbidden', '403 Forbidden', 1],
  ['404-vllm', 'model_unknown', 'does not exist', 1],
  ['404-detail', 'request_refused', 'Not Found', 1],
  ['408', 'timed_out', 'Request timed out', 1],
  ['413-html', 'too_large', '413 Request Entity Too Large', 1],
  ['422-detail', 'request_refused', 'body.messages: Field required', 1],
  ['429-budget', 'budget_spent', 'Budget has been exceeded', 1],
  ['500-plain', 'server_error', 'EngineCore', 1],
  ['500-hidden-400', 'request_refused', 'Currently only support response_format', 1],
  ['502-empty', 'server_error', undefined, 3],
  ['503', 'server_error', 'Connection error', 3],
  ['504-html', 'timed_out', '504 Gateway Time-out', 3],
] as const

describe('each refusal has its code, and the service’s own words behind it', () => {
  test.for(table)('%s', async ([name, code, words, tries]) => {
    wire.server.chat.always(name)
    const { error, content } = await hear(wire.link)
    expect(error?.code).toBe(code)
    expect(error?.status).toBe(Number(name.slice(0, 3)))
    expect(content).toBe('')
    expect(wire.server.requests).toHaveLength(tries)
    if (words === undefined) expect(error?.detail).toBeUndefined()
    else expect(error?.detail).toContain(words)
    expect(JSON.stringify(error)).not.toContain('<')
    expect(error?.detail?.length ?? 0).toBeLessThanOrEqual(501)
  })
})

test.for(['401-litellm', '429-rpm'] as const)('%s: no hash, no piece of a key', async (name) => {
  wire.server.chat.always(name, { retryAfter: 3600 })
  const { error } = await hear(wire.link)
  expect(error?.detail).not.toContain(keyHash)
  expect(error?.detail).not.toContain('q9Xz')
})

test('a service that repeats the key whole does not get it into an error', async () => {
  wire.server.chat.next('422-detail', {
    body: `{"detail":"bad token ${wire.server.key} and ${'x'.repeat(2000)}"}`,
  })
  const { error } = await hear(wire.link)
  expect(error?.detail).toContain('bad token … and xxx')
  expect(error?.detail).not.toContain(wire.server.key)
})

test('a bad key is refused by name', async () => {
  const wrong = linkTo(wire.server, { key: 'sk-wrong-key-0123456789' })
  const { error } = await hear(wrong)
  await wrong.drop()
  expect(error).toMatchObject({ code: 'key_refused', status: 401 })
  expect(error?.detail).not.toMatch(/6789|[0-9a-f]{32}/)
})
