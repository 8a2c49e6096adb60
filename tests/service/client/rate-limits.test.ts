import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BudgetState } from '../../../shared/ipc/schemas/service.ts'
import type { ServiceWait } from '../../../electron/service/attempts.ts'
import type { Link } from '../../../electron/service/link.ts'
import { sendEnd, sendRole } from '../fake-server/chat/answer.ts'
import { litellm } from '../fake-server/chat/dialects.ts'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { createTestClock } from '../test-clock.ts'
import { hear, linkTo } from './harness.ts'
import { transcribe } from './speech.ts'

let server: FakeServer
let link: Link
let clock: ReturnType<typeof createTestClock>
let states: BudgetState[]

beforeAll(async () => {
  server = await startFakeServer()
})
beforeEach(() => {
  clock = createTestClock()
  states = []
  link = linkTo(server, { clock, onBudget: (state) => states.push(state) })
})
afterEach(async () => {
  await link.drop()
  server.reset()
})
afterAll(() => server.close())

/** Calls back when the turn begins to wait for the service. */
function onceWaiting(then: (wait: ServiceWait & { kind: 'waiting' }) => void) {
  return (wait: ServiceWait) => {
    // The turn gets back into the queue first.
    if (wait.kind === 'waiting') setImmediate(() => then(wait))
  }
}

describe('a rate limit is waited for and shown', () => {
  test.for([
    ['429-rpm', 2, 2],
    ['429-tpm', 60, 60],
    ['429-html', '7', 7],
    ['429-html', 'Fri, 20 Nov 2026 10:00:09 GMT', 9],
    ['429-html', -5, 2],
    ['429-html', 'soon', 2],
  ] as const)('%s with retry-after %s waits %s s', async ([name, retryAfter, seconds]) => {
    server.chat.next(name, { retryAfter })
    const began = clock.now()
    const heard = await hear(
      link,
      {},
      {
        onWait: onceWaiting((wait) => {
          expect(wait.until).toBe(began + seconds * 1000)
          expect(wait.error).toMatchObject({ code: 'rate_limited', status: 429 })
          expect(link.budget()).toMatchObject({ inFlight: 0, waiting: 1, pausedUntil: wait.until })
          clock.advance(seconds * 1000 - 1)
          expect(server.requests).toHaveLength(1)
          clock.advance(1)
        }),
      },
    )
    expect(heard).toMatchObject({ reason: 'stop', error: undefined })
    expect(heard.waits.map(({ kind }) => kind)).toEqual(['queued', 'sent', 'waiting', 'sent'])
    expect(server.requests).toHaveLength(2)
    expect(states.at(-1)).toMatchObject({ inFlight: 0, waiting: 0, pausedUntil: null })
  })

  test('the limit of one model is named, in the wait and in the state of the budget, until it is over', async () => {
    server.chat.next('429-model', { retryAfter: 5 })
    await hear(
      link,
      {},
      {
        onWait: onceWaiting((wait) => {
          expect(wait.error).toMatchObject({ code: 'rate_limited', model: 'qwen3.5-122b' })
          expect(link.budget()).toMatchObject({
            pausedModels: [{ model: 'qwen3.5-122b', until: wait.until }],
            pausedUntil: null,
          })
          clock.advance(5000)
        }),
      },
    )
    expect(states.at(-1)).toMatchObject({ pausedModels: [], pausedUntil: null })
  })

  test.for(['429-model', '429-router'] as const)(
    '%s holds only what asks that model; sounds and other models go on',
    async (name) => {
      server.chat.next(name, { retryAfter: 30 })
      const waiting = Promise.withResolvers<void>()
      const held = hear(link, {}, { onWait: onceWaiting(() => waiting.resolve()) })
      await waiting.promise
      const alsoHeld = hear(link)
      expect((await hear(link, { model: 'gemma-4-31B-it' })).reason).toBe('stop')
      await transcribe(link)
      expect(link.budget()).toMatchObject({ waiting: 2, pausedUntil: null })
      expect(server.requestsOf('chat')).toHaveLength(2)
      clock.advance(30_000)
      expect((await held).reason).toBe('stop')
      // Others use the limit of that model up: what else asks it feels its way.
      clock.advance(60_500)
      expect((await alsoHeld).reason).toBe('stop')
    },
  )

  test('rate-limit-in-stream, under status 200', async () => {
    server.chat.next('rate-limit-in-stream')
    const heard = await hear(link, {}, { onWait: onceWaiting(() => clock.advance(2000)) })
    expect(heard).toMatchObject({ reason: 'stop', error: undefined })
  })
})

test('the third refusal is an error that tells the seconds', async () => {
  server.chat.always('429-rpm', { retryAfter: 30 })
  const heard = await hear(link, {}, { onWait: onceWaiting(() => clock.advance(30_000)) })
  expect(heard.error).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 30, status: 429 })
  expect(server.requests).toHaveLength(3)
})

test('a wait of more than 60 s is left to the person', async () => {
  server.chat.always('429-rpm', { retryAfter: 3600 })
  const heard = await hear(link)
  expect(heard.error).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 3600 })
  expect(server.requests).toHaveLength(1)
  expect(link.budget().pausedUntil).toBeNull()
})

test('a spent budget is not waited for, even with retry-after', async () => {
  server.chat.always('429-budget')
  expect((await hear(link)).error).toMatchObject({ code: 'budget_spent', status: 429 })
  expect(server.requests).toHaveLength(1)
})

describe('too many requests at once', () => {
  test('are waited for briefly, whatever time the service names, and stop no others', async () => {
    server.chat.next('429-parallel', { retryAfter: 60 })
    const began = clock.now()
    const heard = await hear(
      link,
      {},
      {
        onWait: onceWaiting((wait) => {
          expect(wait.until).toBe(began + 2000)
          expect(link.budget().pausedUntil).toBeNull()
          clock.advance(2000)
        }),
      },
    )
    expect(heard).toMatchObject({ reason: 'stop', error: undefined })
  })

  test('that come of a stopped one are outlasted, as LiteLLM frees its place only after a minute', async () => {
    const visit = server.chat.next('hold-after', { content: 'never read to its end', after: 1 })
    const stop = new AbortController()
    const stopped = hear(link, {}, { signal: stop.signal })
    await visit.reached
    stop.abort()
    expect((await stopped).error?.code).toBe('cancelled')
    expect(link.budget().inFlight).toBe(0)
    for (let times = 0; times < 6; times += 1) {
      server.chat.next('429-parallel', { retryAfter: 60 })
    }
    const began = clock.now()
    const heard = await hear(
      link,
      {},
      { onWait: onceWaiting((wait) => clock.advance(wait.until - clock.now())) },
    )
    expect(heard).toMatchObject({ reason: 'stop', error: undefined })
    expect(clock.now() - began).toBe((2 + 4 + 8 + 16 + 16 + 16) * 1000)
  })
})

/** Two answers that tell a limit of two. */
async function useUp(told: Record<string, string>): Promise<void> {
  server.chat.alwaysDo(async (exchange) => {
    exchange.head(200, { ...litellm.headers, ...told })
    await sendRole(exchange, litellm)
    await sendEnd(exchange, litellm, { content: ['so'] })
  })
  await hear(link)
  await hear(link)
}

test('the limits that an answer tells keep the next requests below them', async () => {
  await useUp({ 'x-ratelimit-api_key-limit-requests': '2' })
  const third = hear(link)
  await new Promise((resolve) => void setImmediate(resolve))
  expect(link.budget()).toMatchObject({ inFlight: 0, waiting: 1 })
  expect(link.budget().pausedUntil).toBe(clock.now() + 60_500)
  expect(server.requests).toHaveLength(2)
  clock.advance(61_500)
  expect(await third).toMatchObject({ reason: 'stop', error: undefined })
})

test('the limits of a model that an answer tells hold only what asks it', async () => {
  await useUp({ 'x-ratelimit-model_per_key-limit-requests': '2' })
  const third = hear(link)
  expect((await hear(link, { model: 'gemma-4-31B-it' })).reason).toBe('stop')
  expect(link.budget()).toMatchObject({
    waiting: 1,
    pausedUntil: null,
    pausedModels: [{ model: 'qwen3.5-122b', until: clock.now() + 60_500 }],
  })
  expect(server.requests).toHaveLength(3)
  clock.advance(60_500)
  expect(await third).toMatchObject({ reason: 'stop', error: undefined })
})

test('the wait can be cancelled', async () => {
  server.chat.next('429-rpm', { retryAfter: 30 })
  const stop = new AbortController()
  const heard = await hear(
    link,
    {},
    {
      signal: stop.signal,
      onWait: onceWaiting(() => stop.abort()),
    },
  )
  expect(heard.error?.code).toBe('cancelled')
  expect(link.budget()).toMatchObject({ inFlight: 0, waiting: 0 })
})
