import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  classifyAnswer,
  classifyEnvelope,
  secondsToWait,
} from '../../../electron/service/errors/classify.ts'
import { connectionError } from '../../../electron/service/errors/connection-faults.ts'
import { openBody, openValue } from '../../../electron/service/errors/envelope.ts'
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

test.for([
  [200, 'Budget has been exceeded! Current cost: 10', 'budget_spent', undefined],
  [429, 'ExceededBudget: Rate limit exceeded', 'budget_spent', undefined],
  [401, 'key not allowed to access model X', 'forbidden', undefined],
  [400, 'Authentication Error - Expired Key', 'key_refused', 'key_expired'],
  [401, 'The key sk-1 has expired', 'key_refused', 'key_expired'],
  [403, 'Not authenticated', 'key_refused', undefined],
  [500, 'litellm.RateLimitError: Too many requests', 'rate_limited', undefined],
  [500, 'litellm.Timeout: APITimeoutError', 'timed_out', undefined],
  [500, 'litellm.ServiceUnavailableError: x', 'server_error', 'service_unavailable'],
  [500, 'EngineCore died', 'server_error', undefined],
  [503, '', 'server_error', 'service_unavailable'],
  [
    500,
    'litellm.BadRequestError: Invalid or unsupported audio file.',
    'request_refused',
    'sound_refused',
  ],
  [
    415,
    'Failed to decode audio. The provided file type is not supported.',
    'request_refused',
    'sound_refused',
  ],
  [400, 'Maximum file size exceeded', 'too_large', undefined],
  [400, 'Unknown parameter: top_k', 'request_refused', 'parameter_refused'],
  [422, 'body.top_k: Extra inputs are not permitted', 'request_refused', 'parameter_refused'],
  [400, 'litellm.BadRequestError: something', 'request_refused', undefined],
  [418, 'short and stout', 'request_refused', undefined],
] as const)('%s %s', ([status, message, code, reason]) => {
  const body = JSON.stringify({ error: { message, type: 'None', code: String(status) } })
  const answer = { status, contentType: 'application/json', retryAfter: null, body }
  const { error } = classifyAnswer(answer, { secrets: [], now: 0 })
  expect([error.code, error.reason, error.status]).toEqual([code, reason, status])
})

test.for([
  ['insufficient_quota', 'budget_spent', undefined],
  ['context_length_exceeded', 'too_long', undefined],
  ['model_not_found', 'model_unknown', undefined],
  ['invalid_api_key', 'key_refused', undefined],
  ['unsupported_parameter', 'request_refused', 'parameter_refused'],
  ['rate_limit_exceeded', 'rate_limited', undefined],
] as const)('OpenAI’s code %s', ([name, code, reason]) => {
  for (const error of [
    { message: 'no', type: 'invalid_request_error', code: name },
    { message: 'no', type: name, code: null },
  ]) {
    const answer = {
      status: 400,
      contentType: '',
      retryAfter: null,
      body: JSON.stringify({ error }),
    }
    const found = classifyAnswer(answer, { secrets: [], now: 0 }).error
    expect([found.code, found.reason]).toEqual([code, reason])
  }
})

test('seconds to wait', () => {
  const now = Date.UTC(2026, 10, 20, 10)
  const waits = [null, '', '2', '2.2', '0', '-5', 'soon', 'Fri, 20 Nov 2026 10:01:00 GMT'].map(
    (header) => secondsToWait(header, now),
  )
  expect(waits).toEqual([undefined, undefined, 2, 3, 0, undefined, undefined, 60])
  expect(secondsToWait('Fri, 20 Nov 2026 09:00:00 GMT', now)).toBeUndefined()
})

describe('faults of a connection', () => {
  const caused = (...codes: string[]) =>
    codes.reduceRight<Error | undefined>(
      (cause, code) => Object.assign(new Error('fetch failed', { cause }), { code }),
      undefined,
    )
  test.for([
    ['ENOTFOUND', 'no_such_host', 'no such host', 'none'],
    ['EAI_AGAIN', 'no_such_host', 'the name could not be looked up', 'none'],
    ['ECONNREFUSED', 'connection_refused', 'connection refused', 'none'],
    ['ECONNRESET', 'connection_lost', 'connection reset', 'again'],
    ['EPIPE', 'connection_lost', 'connection closed while sending', 'again'],
    ['UND_ERR_SOCKET', 'connection_lost', 'connection closed', 'again'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connection_slow', 'connection timed out', 'none'],
    ['ETIMEDOUT', 'connection_slow', 'connection timed out', 'none'],
    ['EHOSTUNREACH', 'connection_slow', 'no route to the host', 'none'],
    ['ENETUNREACH', 'no_network', 'no network', 'none'],
    ['EPROTO', 'no_tls', 'the server does not speak TLS', 'none'],
    ['HPE_INVALID_CONSTANT', 'not_http', 'the server does not speak HTTP', 'none'],
    ['ESOMETHING', undefined, 'fetch failed', 'none'],
  ] as const)('%s', ([node, reason, words, remedy]) => {
    const error = connectionError(new TypeError('fetch failed', { cause: caused(node) }), [])
    expect(error).toMatchObject({
      error: { code: 'unreachable', detail: `${words} · ${node}` },
      remedy,
    })
    expect(error.error.reason).toBe(reason)
  })

  test.for([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate_self_signed'],
    ['CERT_HAS_EXPIRED', 'certificate_expired'],
    ['CERT_NOT_YET_VALID', 'certificate_not_yet_valid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate_wrong_host'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate_unknown_issuer'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate_unknown_issuer'],
    ['CERT_REVOKED', undefined],
  ] as const)('%s', ([node, reason]) => {
    const error = connectionError(new TypeError('fetch failed', { cause: caused(node) }), [])
    expect(error).toMatchObject({ error: { code: 'certificate', detail: node }, remedy: 'none' })
    expect(error.error.reason).toBe(reason)
  })

  test('a name with several addresses', () => {
    const cause = new AggregateError([caused('ECONNREFUSED'), caused('ENETUNREACH')])
    expect(connectionError(new TypeError('fetch failed', { cause }), []).error).toEqual({
      code: 'unreachable',
      reason: 'connection_refused',
      detail: 'connection refused · ECONNREFUSED',
    })
  })

  test('a proxy that refuses', () => {
    const cause = new Error('Proxy response (407) !== 200 when HTTP Tunneling')
    expect(connectionError(new TypeError('fetch failed', { cause }), []).error).toEqual({
      code: 'unreachable',
      reason: 'proxy_refused',
      detail: 'the proxy answered 407',
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
