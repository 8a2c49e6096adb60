import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  classifyAnswer,
  classifyEnvelope,
  secondsToWait,
} from '../../../electron/service/errors/classify.ts'
import { connectionError } from '../../../electron/service/errors/connection-faults.ts'
import { openBody, openValue } from '../../../electron/service/errors/envelope.ts'
import { redact } from '../../../electron/service/errors/redact.ts'
import { serviceError } from '../../../electron/service/errors/service-error.ts'

describe('error envelopes', () => {
  test.for([
    ['{"error":{"message":"no","type":"BadRequestError","param":null,"code":400}}', 'no', 400],
    ['{"error":{"message":"no","type":"None","param":"None","code":"429"}}', 'no', 429],
    ['{"error":{"error":{"message":"no","code":500}}}', 'no', 500],
    ['{"error":{"message":{"error":"no"},"code":"500"}}', 'no', 500],
    ['{"error":{"message":"{\\"error\\":{\\"message\\":\\"no\\",\\"code\\":400}}"}}', 'no', 400],
    ['{"error":"no"}', 'no', undefined],
    ['{"object":"error","message":"no","type":"X","param":null,"code":400}', 'no', 400],
    ['{"detail":"no"}', 'no', undefined],
    ['{"detail":[{"loc":["body","model"],"msg":"no"},{"msg":"never"}]}', 'body.model: no; never'],
    ['{"detail":{"error":"no"}}', 'no', undefined],
    ['{"message":"no"}', 'no', undefined],
    ['{"msg":"no"}', 'no', undefined],
    ['Invalid request', 'Invalid request', undefined],
    ['<html><head><title>504 Gateway Time-out</title></head>', '504 Gateway Time-out', undefined],
    ['', '', undefined],
    ['{"error":{"message":{"reason":"no"}}}', '{"reason":"no"}', undefined],
    ['{"error":null}', '', undefined],
    ['null', '', undefined],
    ['17', '', undefined],
  ] as const)('%s', ([body, message, code]) => {
    expect(openBody(body, 'application/json')).toMatchObject({ message, code })
  })

  test('any value is opened without throwing', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof openValue(value).message === 'string'))
  })
})

test('what a context error inside a 500 means, and a bad key inside a 403', () => {
  const judge = { secrets: [], now: 0 }
  const answer = { contentType: 'application/json', retryAfter: null }
  expect(
    classifyAnswer({ ...answer, status: 500, body: '{"error":"context window exceeded"}' }, judge),
  ).toMatchObject({ error: { code: 'too_long', status: 500 }, remedy: 'none' })
  expect(
    classifyAnswer({ ...answer, status: 403, body: '{"detail":"Invalid API key"}' }, judge).error,
  ).toMatchObject({ code: 'key_refused' })
  expect(classifyEnvelope(openValue({ error: 'x' }), judge).error).toEqual({
    code: 'server_error',
    detail: 'x',
  })
})

test('seconds to wait', () => {
  const now = Date.UTC(2026, 10, 20, 10)
  const waits = [null, '', '2', '2.2', '0', '-5', 'soon', 'Fri, 20 Nov 2026 10:01:00 GMT'].map(
    (header) => secondsToWait(header, now),
  )
  expect(waits).toEqual([undefined, undefined, 2, 3, 0, undefined, undefined, 60])
  expect(secondsToWait('Fri, 20 Nov 2026 09:00:00 GMT', now)).toBeUndefined()
})

describe('redact', () => {
  const hash = '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b'
  test.for([
    [`Key = sk-...q9Xz, Hash =${hash}.`, 'Key = …, Hash =….'],
    ['Bearer abc.def-123 was refused', '… was refused'],
    ['the key my own secret!', 'the key …'],
    ['a\n  b\u0000\u001b[31mc', 'a b [31mc'],
  ] as const)('%s', ([text, clean]) => {
    expect(redact(text, ['my own secret!', ''])).toBe(clean)
  })

  test('about 500 characters are kept, nothing of nothing', () => {
    expect(redact('x'.repeat(100_000), [])).toHaveLength(501)
    expect(redact(' \n', [])).toBeUndefined()
  })

  test('a key never comes through, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const key = 'q7!"(key)§0123456789'
        expect(redact(before + key + after, [key]) ?? '').not.toContain(key)
      }),
    )
  })
})

describe('faults of a connection', () => {
  const caused = (...codes: string[]) =>
    codes.reduceRight<Error | undefined>(
      (cause, code) => Object.assign(new Error('fetch failed', { cause }), { code }),
      undefined,
    )
  test.for([
    ['ENOTFOUND', 'unreachable', 'no such host · ENOTFOUND', 'none'],
    ['EAI_AGAIN', 'unreachable', 'the name could not be looked up · EAI_AGAIN', 'none'],
    ['ECONNREFUSED', 'unreachable', 'connection refused · ECONNREFUSED', 'none'],
    ['ECONNRESET', 'unreachable', 'connection reset · ECONNRESET', 'again'],
    [
      'UND_ERR_CONNECT_TIMEOUT',
      'unreachable',
      'connection timed out · UND_ERR_CONNECT_TIMEOUT',
      'none',
    ],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'none'],
    ['CERT_HAS_EXPIRED', 'certificate', 'CERT_HAS_EXPIRED', 'none'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', 'ERR_TLS_CERT_ALTNAME_INVALID', 'none'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'none'],
    ['ESOMETHING', 'unreachable', 'fetch failed · ESOMETHING', 'none'],
  ] as const)('%s', ([node, code, detail, remedy]) => {
    const error = connectionError(new TypeError('fetch failed', { cause: caused(node) }), [])
    expect(error).toMatchObject({ error: { code, detail }, remedy })
  })

  test('a name with several addresses', () => {
    const cause = new AggregateError([caused('ECONNREFUSED'), caused('ENETUNREACH')])
    expect(connectionError(new TypeError('fetch failed', { cause }), []).error).toEqual({
      code: 'unreachable',
      detail: 'connection refused · ECONNREFUSED',
    })
  })

  test('our own error comes out of any wrapping, also a circular one', () => {
    const own = serviceError('stalled')
    expect(connectionError(new Error('x', { cause: new Error('y', { cause: own }) }), [])).toBe(own)
    const circular = new Error('round')
    circular.cause = circular
    expect(connectionError(circular, []).error.code).toBe('unreachable')
  })
})
