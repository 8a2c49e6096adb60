import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connectionError } from '../../../electron/service/errors/connection-faults.ts'
import { redact, secretsOf } from '../../../electron/service/errors/redact.ts'

const key = 'jutt-7Qp2"ä\\mR9xW4tZ1'
const secrets = secretsOf(key)
const hash = createHash('sha256').update(key).digest('hex')

test.for([
  ['whole', `the key ${key}!`, 'the key …!'],
  ['in JSON', JSON.stringify({ key }), '{"key":"…"}'],
  ['in JSON inside JSON', JSON.stringify(JSON.stringify({ key })), '"{\\"key\\":\\"…\\"}"'],
  ['in JSON of ASCII alone', '{"key":"jutt-7Qp2\\"\\u00e4\\\\mR9xW4tZ1"}', '{"key":"…"}'],
  ['in an address', `/key/info?key=${encodeURIComponent(key)}`, '/key/info?key=…'],
  ['in base 64', Buffer.from(key).toString('base64'), '…'],
  ['its beginning', 'Received jutt-7Qp2…', 'Received ……'],
  ['its end', 'Received: mR9xW4tZ1.', 'Received: ….'],
  ['its middle, cut by a line end', 'jutt-7Q\np2"ä\\mR9x', 'jutt-7Q …'],
  ['masked with dots', 'Key = sk-...tZ1, again jutt...4tZ1', 'Key = …, again …'],
  ['masked with stars', 'Incorrect key: ab****tZ1', 'Incorrect key: …'],
  ['its hash', `Hash =${hash}.`, 'Hash =….'],
  ['the beginning of its hash', `for ${hash.slice(0, 12)}`, 'for …'],
  ['a foreign hash', `for ${'ab12'.repeat(8)}`, 'for …'],
  ['a foreign key', 'sk-abcdef0123456789 and sk-...wxYZ', '… and …'],
  ['a header', 'Bearer abc.def-123 was refused', '… was refused'],
] as const)('%s', ([, text, clean]) => {
  expect(redact(text, secrets)).toBe(clean)
})

test.for([
  'Loading... please wait',
  'model qwen3.5-122b does not exist',
  'temperature 0.7 ** 2',
  'You passed 140001 input tokens',
])('%s stays as it is', (text) => {
  expect(redact(text, secrets)).toBe(text)
})

test('control characters go, white space is one space', () => {
  expect(redact('a\n  b\u0000\u001b[31mc', [])).toBe('a b [31mc')
})

test('about 500 characters are kept, nothing of nothing', () => {
  expect(redact('x'.repeat(100_000), [])).toHaveLength(501)
  expect(redact(' \n', [])).toBeUndefined()
})

test('a service without a key has no secrets, and a short one is hidden whole', () => {
  expect(secretsOf('')).toEqual([])
  expect(redact('a pin: 1234', ['1234', ''])).toBe('a pin: …')
})

test('eight characters of a key never come through, wherever they stand and however they are wrapped', () => {
  const wrap = fc.constantFrom(
    (text: string) => text,
    (text: string) => JSON.stringify(text),
    (text: string) => JSON.stringify({ error: { message: JSON.stringify({ text }) } }),
  )
  const keys = fc.string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' })
  fc.assert(
    fc.property(
      fc.string(),
      keys,
      fc.string(),
      wrap,
      fc.nat(),
      (before, own, after, wrapped, at) => {
        const from = at % (own.length - 7)
        const piece = own.slice(from, from + 8)
        // White space may be collapsed inside a piece, and then it is none any more.
        fc.pre(!/\s/.test(piece))
        const shown = redact(wrapped(before + piece + after), secretsOf(own)) ?? ''
        expect(shown).not.toContain(piece)
      },
    ),
  )
})

describe('what is thrown', () => {
  test('carries no key in its words, causes included', () => {
    const cause = new TypeError(`Headers.append: "Bearer ${key}" is an invalid header value.`)
    const error = connectionError(new TypeError('fetch failed', { cause }), secrets)
    expect(error.error.detail).toContain('is an invalid header value')
    expect(error.error.detail).not.toContain('Qp2')
    expect(error.cause).toBeUndefined()
    expect(`${error.message} ${error.stack}`).not.toContain('Qp2')
  })
})
