import { describe, expect, test } from 'vitest'
import { createTestClock } from '../test-clock.ts'
import { hear, linkTo, openWire } from './harness.ts'
import type { LinkSettings } from './harness.ts'
import { speech } from './speech.ts'

const wire = openWire()

/** A link in use that asks for what nobody asked for, without speech. */
function attendedLink(settings: LinkSettings = {}) {
  const link = linkTo(wire.server, { clips: [speech, speech], ...settings })
  link.attend(null)
  return link
}

describe('what headers tell', () => {
  test('of a success', async () => {
    let news = 0
    const link = linkTo(wire.server, { onNews: () => news++ })
    wire.server.chat.next('litellm-headers', {
      headers: {
        'x-litellm-key-max-budget': '10.0',
        'x-ratelimit-model_per_key-limit-tokens': '9',
      },
    })
    await hear(link, { model: 'õpik qwen3.5' })
    expect(link.told()).toMatchObject({
      spend: 0.0123,
      maxBudget: 10,
      limits: [
        { unit: 'requests', scope: 'api_key', limit: 60, remaining: 59 },
        { unit: 'tokens', scope: 'model_per_key', model: 'õpik qwen3.5', limit: 9 },
      ],
    })
    expect(link.about()).toMatchObject({ stack: 'litellm', version: '1.82.3' })
    expect(news).toBeGreaterThan(0)
    await link.drop()
  })

  test('of an error', async () => {
    wire.server.chat.next('400-budget', {
      headers: { 'x-litellm-key-spend': '10.02', 'x-litellm-key-max-budget': '10.0' },
    })
    await hear(wire.link)
    expect(wire.link.told()).toMatchObject({ spend: 10.02, maxBudget: 10 })
  })

  test('of the list of models, where it is signed', async () => {
    wire.server.models.next('vllm')
    await wire.link.models(new AbortController().signal)
    expect(wire.link.about()).toMatchObject({ stack: 'vllm', version: null })
    expect(wire.link.told()).toMatchObject({ spend: null, limits: [], toldAt: null })
  })
})

describe('GET /key/info stands at the root of the server', () => {
  const limited = {
    spend: 2.5,
    maxBudget: 10,
    budgetResetsAt: Date.UTC(2126, 11, 1),
    limits: [
      { unit: 'requests', scope: 'api_key', limit: 60 },
      { unit: 'tokens', scope: 'api_key', limit: 100_000 },
      { unit: 'max_parallel_requests', scope: 'api_key', limit: 4 },
    ],
  }
  const nothing = { spend: null, maxBudget: null, limits: [], toldAt: null }

  test.for([
    ['limited', limited],
    ['double', limited],
    ['double-encoded', limited],
    ['mislabelled', limited],
    ['nulls', { spend: 0, maxBudget: 'none', budgetResetsAt: null, limits: [] }],
    ['small-spend', { spend: 0.000012, maxBudget: 10, limits: [{ unit: 'requests', limit: 60 }] }],
    ['other-json', nothing],
    ['half', nothing],
    ['html', nothing],
    ['redirect', nothing],
    ['403-route', nothing],
    ['401-litellm', nothing],
    ['404-detail', nothing],
    ['429-rpm', nothing],
    ['500-plain', nothing],
  ] as const)('%s', async ([name, told]) => {
    const link = attendedLink()
    wire.server.keyInfo.next(name)
    await link.look()
    expect(link.told()).toMatchObject(told)
    // Nothing of it stands in a person's way, not even the pause that a 429 asks for.
    expect(link.budget()).toMatchObject({ inFlight: 0, waiting: 0, pausedUntil: null })
    expect(JSON.stringify([link.told(), link.about()])).not.toMatch(/88dc28d0|sk-|maasikas/)
    const [request] = wire.server.requestsOf('key')
    expect(request?.path).toBe('/key/info')
    expect(request?.headers.authorization).toBe(`Bearer ${wire.server.key}`)
    await link.drop()
  })

  test('a service that will not tell is not asked again; one that failed is, after a minute', async () => {
    for (const [name, asked] of [
      ['403-route', 1],
      ['500-plain', 2],
      ['limited', 2],
    ] as const) {
      const clock = createTestClock()
      const link = attendedLink({ clock })
      wire.server.keyInfo.always(name)
      await link.look()
      await link.look()
      expect(wire.server.requestsOf('key')).toHaveLength(1)
      clock.advance(60_000)
      await link.look()
      expect(wire.server.requestsOf('key')).toHaveLength(asked)
      await link.drop()
      wire.server.reset()
    }
  })

  test('it is asked by itself a minute after something succeeded, never while anything is under way', async () => {
    const clock = createTestClock()
    const link = attendedLink({ clock })
    await hear(link)
    clock.advance(59_000)
    const visit = wire.server.chat.next('hold-after')
    const turn = hear(link)
    await visit.reached
    clock.advance(120_000)
    await link.look()
    expect(wire.server.requestsOf('key')).toHaveLength(0)
    visit.release()
    await turn
    clock.advance(60_000)
    await wire.server.waitForRequest(({ route }) => route === 'key')
    await link.drop()
    expect(clock.pending()).toBe(0)
  })

  test('who looks while something is under way need not look again', async () => {
    const clock = createTestClock()
    const link = attendedLink({ clock })
    const visit = wire.server.chat.next('hold-after')
    const turn = hear(link)
    await visit.reached
    await link.look()
    clock.advance(10_000)
    expect(wire.server.requestsOf('key')).toHaveLength(0)
    visit.release()
    await turn
    clock.advance(2000)
    await wire.server.waitForRequest(({ route }) => route === 'key')
    await link.drop()
  })

  test('nothing is asked of a practice service, or by a link that is not in use', async () => {
    const clock = createTestClock()
    const practice = linkTo(wire.server, { clock })
    practice.attend('whisper-large-v3')
    const unused = linkTo(wire.server, { clock, clips: [speech, speech] })
    for (const link of [practice, unused]) await hear(link)
    await practice.look()
    clock.advance(600_000)
    expect(wire.server.requests.map(({ route }) => route)).toEqual(['chat', 'chat'])
    await Promise.all([practice.drop(), unused.drop()])
  })

  test('a link that is dropped asks nothing more', async () => {
    const link = attendedLink()
    const visit = wire.server.keyInfo.nextDo((exchange) => exchange.hold())
    const looking = link.look()
    const request = await visit.reached
    await link.drop()
    expect(await request.closed).toMatchObject({ aborted: true })
    await looking
    await link.look()
    expect(link.budget().waiting).toBe(0)
  })
})
