import { expect, test } from 'vitest'
import {
  limitsIn,
  refusalIn,
  refusedKind,
} from '../../../../electron/service/budget/told-limits.ts'

const read = (headers: Record<string, string>, model?: string) =>
  limitsIn(new Headers(headers), model)

test('LiteLLM tells the limits of a key, and what is left of them', () => {
  expect(
    read({
      'x-ratelimit-api_key-limit-requests': '60',
      'x-ratelimit-api_key-remaining-requests': '12',
      'x-ratelimit-api_key-limit-max_parallel_requests': '4',
      'x-litellm-key-tpm-limit': '40000',
    }),
  ).toEqual([
    { kind: 'tokens', limit: 40_000 },
    { kind: 'parallel', limit: 4 },
    { kind: 'requests', limit: 60, remaining: 12 },
  ])
})

test('others tell them without an owner; how long until it is reset is not counted upon', () => {
  expect(
    read({
      'x-ratelimit-limit-tokens': '90000',
      'x-ratelimit-remaining-tokens': '-7',
      'x-ratelimit-reset-tokens': '6m0s',
    }),
  ).toEqual([{ kind: 'tokens', limit: 90_000, remaining: 0 }])
})

test('of several owners the tightest counts; whose limit it is where no model was asked is not known', () => {
  expect(
    read({
      'x-ratelimit-user-limit-requests': '100',
      'x-ratelimit-user-remaining-requests': '3',
      'x-ratelimit-api_key-limit-requests': '20',
      'x-ratelimit-api_key-remaining-requests': '19',
      'x-litellm-key-rpm-limit': '20',
      'x-ratelimit-model_per_key-limit-requests': '1',
    }),
  ).toEqual([{ kind: 'requests', limit: 20, remaining: 19 }])
})

test('the limits of the model that was asked are told beside those of the key', () => {
  const headers = {
    'x-ratelimit-api_key-limit-requests': '20',
    'x-ratelimit-model_per_key-limit-requests': '30',
    'x-ratelimit-model_per_team-limit-requests': '9',
    'x-ratelimit-model_per_team-remaining-requests': '4',
    'x-ratelimit-model_per_key-limit-tokens': '8000',
  }
  expect(read(headers, 'large')).toEqual([
    { kind: 'requests', limit: 20 },
    { kind: 'requests', limit: 9, remaining: 4, model: 'large' },
    { kind: 'tokens', limit: 8000, model: 'large' },
  ])
})

test('nonsense tells nothing', () => {
  expect(
    read({
      'x-ratelimit-limit-requests': 'None',
      'x-ratelimit-remaining-requests': '5',
      'x-ratelimit-limit-tokens': '',
      'x-litellm-key-rpm-limit': '0',
      'content-type': 'text/plain',
    }),
  ).toEqual([])
})

test.each([
  [
    'Rate limit exceeded for api_key: 8f. Limit type: requests. Current limit: 10, Remaining: 0.',
    { kind: 'requests', limit: 10 },
  ],
  [
    'Limit type: max_parallel_requests. Current limit: 2, Remaining: 0',
    { kind: 'parallel', limit: 2 },
  ],
  ['Max parallel request limit reached. Hit limit for LiteLLM Virtual Key', { kind: 'parallel' }],
  ['Crossed TPM / RPM / Max Parallel Request Limit. current rpm: 5', { kind: 'unknown' }],
  ['No deployments available for selected model, Try again in 5 seconds.', { kind: 'busy' }],
  ['429 Too Many Requests', { kind: 'unknown' }],
])('a refusal says which limit it is about: %s', (detail, refusal) => {
  expect(refusalIn({ code: 'rate_limited', detail })).toEqual(refusal)
})

test('a service whose servers for one model are all taken is busy', () => {
  const detail = 'No deployments available for selected model, Try again in 5 seconds.'
  const error = { code: 'rate_limited', model: 'qwen3.5-122b', detail } as const
  expect(refusalIn(error)).toEqual({ kind: 'busy' })
})

test.each([
  ['Limit type: requests. Current limit: 4, Remaining: 0', { kind: 'requests', limit: 4 }],
  ['the limit of this model is reached', { kind: 'unknown' }],
])('a limit of one model alone names it: %s', (detail, refusal) => {
  const model = 'qwen3.5-122b'
  expect(refusalIn({ code: 'rate_limited', model, detail })).toEqual({ ...refusal, model })
})

test('a refusal may name its limit in a header', () => {
  expect(refusedKind(new Headers({ rate_limit_type: 'tokens' }))).toBe('tokens')
  expect(refusedKind(new Headers())).toBeUndefined()
})
