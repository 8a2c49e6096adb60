import { expect, test } from 'vitest'
import { hear, linkTo, openWire } from './harness.ts'

const wire = openWire()

const keyHash = '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b'

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
