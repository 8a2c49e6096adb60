import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nothingTold, withNews } from '../../../../electron/service/usage/told-usage.ts'
import { readUsageHeaders } from '../../../../electron/service/usage/usage-headers.ts'

const now = Date.UTC(2026, 10, 25, 12)
const read = (headers: Record<string, string>) => readUsageHeaders(Object.entries(headers), now)

describe('LiteLLM’s headers', () => {
  test('spend, budget and limits of the key', () => {
    expect(
      read({
        'x-litellm-key-spend': '1.2e-05',
        'x-litellm-key-max-budget': '10.0',
        'x-litellm-key-rpm-limit': '60',
        'x-litellm-key-tpm-limit': '100000',
      }),
    ).toEqual({
      spend: 0.000012,
      maxBudget: 10,
      limits: [
        { unit: 'requests', scope: 'api_key', model: null, limit: 60 },
        { unit: 'tokens', scope: 'api_key', model: null, limit: 100_000 },
      ],
    })
  })

  test('what its limiter writes joins with them', () => {
    expect(
      read({
        'x-litellm-key-rpm-limit': '60',
        'x-ratelimit-api_key-remaining-requests': '59',
        'x-ratelimit-api_key-limit-requests': '60',
        'x-ratelimit-model_per_key-remaining-tokens': '4000',
        'x-ratelimit-api_key-remaining-max_parallel_requests': '3',
      }).limits,
    ).toEqual([
      { unit: 'requests', scope: 'api_key', model: null, limit: 60, remaining: 59 },
      { unit: 'tokens', scope: 'model_per_key', model: null, remaining: 4000 },
      { unit: 'max_parallel_requests', scope: 'api_key', model: null, remaining: 3 },
    ])
  })

  test.for(['None', '', 'nan', '-1', '0x10', 'inf', '9223372036854775807'])(
    '%s is not told',
    (value) => {
      expect(
        read({ 'x-litellm-key-rpm-limit': value, 'x-ratelimit-limit-tokens': value }).limits,
      ).toEqual([])
    },
  )
})

test('nothing is left where more was let through than allowed', () => {
  expect(read({ 'x-ratelimit-api_key-remaining-tokens': '-7' }).limits).toEqual([
    { unit: 'tokens', scope: 'api_key', model: null, remaining: 0 },
  ])
})

test('a limit of one model is that of the model that was asked, beside those of others', () => {
  const headers = {
    'x-ratelimit-model_per_key-limit-requests': '4',
    'x-ratelimit-api_key-limit-requests': '60',
  }
  const news = (model: string) => readUsageHeaders(Object.entries(headers), now, model)
  const told = withNews(withNews(nothingTold, news('qwen3.5-122b'), now), news('whisper'), now)
  expect(told.limits.map(({ scope, model, limit }) => [scope, model, limit])).toEqual([
    ['model_per_key', 'qwen3.5-122b', 4],
    ['api_key', null, 60],
    ['model_per_key', 'whisper', 4],
  ])
})

describe('when a limit begins anew', () => {
  const second = 1000
  test.for([
    ['12ms', now + 12],
    ['1s', now + second],
    ['6m0s', now + 360 * second],
    ['1h2m3.5s', now + 3723.5 * second],
    ['1d', now + 86_400 * second],
    ['30', now + 30 * second],
    ['0.5', now + 500],
    [String(now / second + 60), now + 60 * second],
    [String(now + 60 * second), now + 60 * second],
    ['2026-11-25T12:01:00Z', now + 60 * second],
    ['Wed, 25 Nov 2026 12:01:00 GMT', now + 60 * second],
    // LiteLLM's local time, which calls itself UTC.
    ['2026-11-25 12:01:00 UTC', undefined],
    ['2026-11-25T11:00:00Z', undefined],
    ['2099-01-01T00:00:00Z', undefined],
    ['0', undefined],
    ['soon', undefined],
    ['', undefined],
    ['s', undefined],
  ] as const)('%s', ([value, resetsAt]) => {
    const { limits } = read({ 'x-ratelimit-reset-requests': value })
    expect(limits[0]?.resetsAt).toBe(resetsAt)
  })
})

test('what is new replaces what was told before, and silence changes nothing', () => {
  const first = withNews(
    nothingTold,
    read({
      'x-litellm-key-spend': '1',
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-reset-requests': '30',
    }),
    now,
  )
  expect(first).toMatchObject({ spend: 1, maxBudget: null, toldAt: now })
  expect(withNews(first, read({ 'x-litellm-version': '1.82.3' }), now + 5)).toBe(first)
  const second = withNews(first, read({ 'x-ratelimit-remaining-requests': '7' }), now + 9)
  expect(second).toEqual({
    ...first,
    toldAt: now + 9,
    limits: [
      {
        unit: 'requests',
        scope: '',
        model: null,
        limit: 60,
        remaining: 7,
        resetsAt: now + 30_000,
      },
    ],
  })
})

describe('any headers', () => {
  const part = fc.constantFrom('limit', 'remaining', 'reset')
  const unit = fc.constantFrom('requests', 'tokens', 'max_parallel_requests')
  const scope = fc.option(fc.stringMatching(/^[a-z_]{1,20}(-[a-z_]{1,9})?$/), { nil: undefined })
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom('x-litellm-key-spend', 'x-litellm-key-max-budget', 'x-litellm-key-rpm-limit'),
    fc
      .tuple(scope, part, unit)
      .map(
        ([who, which, what]) => `x-ratelimit-${who === undefined ? '' : `${who}-`}${which}-${what}`,
      ),
  )
  const value = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.integer().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  )

  test('never throw, and tell nothing but sound numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (headers) => {
        const told = withNews(nothingTold, readUsageHeaders(headers, now), now)
        const places = told.limits.map(({ scope: who, unit: what }) => `${who} ${what}`)
        expect(new Set(places).size).toBe(places.length)
        for (const { limit, remaining, resetsAt } of told.limits) {
          for (const count of [limit, remaining]) {
            if (count !== null) expect(Number.isSafeInteger(count) && count >= 0).toBe(true)
          }
          if (resetsAt !== null) expect(resetsAt).toBeGreaterThan(now)
        }
        for (const amount of [told.spend, told.maxBudget]) {
          if (typeof amount === 'number') expect(Number.isFinite(amount) && amount >= 0).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('a limit that is told is read, whatever stands around it and however its name is written', () => {
    fc.assert(
      fc.property(
        scope,
        unit,
        fc.nat(),
        fc.array(fc.tuple(fc.string(), fc.string())),
        (who, what, limit, others) => {
          const told = `X-RateLimit-${who === undefined ? '' : `${who}-`}Limit-${what}`
          const { limits } = readUsageHeaders([...others, [told, String(limit)]], now)
          expect(limits).toContainEqual({ unit: what, scope: who ?? '', model: null, limit })
        },
      ),
    )
  })
})
