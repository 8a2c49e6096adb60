import { beforeEach, expect, test } from 'vitest'
import { createAttempts } from '../../../electron/service/attempts.ts'
import type { Attempt, Attempts, ServiceWait } from '../../../electron/service/attempts.ts'
import { createBudget } from '../../../electron/service/budget/budget.ts'
import type { Budget } from '../../../electron/service/budget/budget.ts'
import { ServiceError, serviceError } from '../../../electron/service/errors/service-error.ts'
import { createTestClock } from '../../service/test-clock.ts'

let clock: ReturnType<typeof createTestClock>
let budget: Budget
let attempts: Attempts
let waits: ServiceWait[]

beforeEach(() => {
  clock = createTestClock()
  budget = createBudget({ clock })
  attempts = createAttempts({ budget, clock, random: () => 1 })
  waits = []
})

const { signal } = new AbortController()
const onWait = (wait: ServiceWait): unknown => waits.push(wait)

/** Lets everything that may go on go on. */
const settled = () => new Promise((resolve) => void setImmediate(resolve))

async function untilAborted({ signal }: Attempt): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(serviceError('cancelled')), { once: true })
  return promise
}

test('what hangs makes room for a person, and is made again afterwards', async () => {
  budget.told([{ kind: 'parallel', limit: 1 }], clock.now())
  let times = 0
  const batch = attempts.run(
    {
      once: async (attempt) => {
        times += 1
        return times === 1 ? untilAborted(attempt) : 'the text of the piece'
      },
    },
    { signal, priority: 'batch', onWait },
  )
  await settled()
  const person = attempts.run({ once: async () => 'an answer' }, { signal, priority: 'person' })
  clock.advance(3000)
  expect(await person).toBe('an answer')
  expect(await batch).toBe('the text of the piece')
  expect(times).toBe(2)
  expect(waits.map(({ kind }) => kind)).toEqual(['queued', 'sent', 'queued', 'sent'])
})

test('a stopped request frees its slot at once, though its connection takes its time to close', async () => {
  const stop = new AbortController()
  const hanging = attempts.run(
    { once: () => new Promise<never>(() => undefined) },
    { signal: stop.signal, priority: 'person' },
  )
  await settled()
  expect(budget.state().inFlight).toBe(1)
  stop.abort()
  expect(budget.state().inFlight).toBe(0)
  void hanging
})

test('a proxy that lost its server is asked twice more, after up to 1 s and up to 2 s', async () => {
  let times = 0
  const failing = attempts.run(
    {
      once: async () => {
        times += 1
        throw new ServiceError({ code: 'server_error', status: 502 }, 'again')
      },
    },
    { signal, priority: 'person' },
  )
  const outcome = expect(failing).rejects.toThrow(ServiceError)
  await settled()
  for (const [wait, soFar] of [
    [1000, 1],
    [2000, 2],
  ] as const) {
    clock.advance(wait - 1)
    await settled()
    expect(times).toBe(soFar)
    clock.advance(1)
    await settled()
  }
  await outcome
  expect(times).toBe(3)
})

test('chance adds a little to the pause that a service asks for, so that not all come back at once', async () => {
  let isLimited = true
  const limited = attempts.run(
    {
      once: async () => {
        if (isLimited)
          throw new ServiceError({ code: 'rate_limited', retryAfterSeconds: 20 }, 'wait')
        return 'taken'
      },
    },
    { signal, priority: 'person', onWait },
  )
  await settled()
  expect(waits.at(-1)).toMatchObject({ kind: 'waiting', until: clock.now() + 21_000 })
  isLimited = false
  clock.advance(21_000)
  expect(await limited).toBe('taken')
})

test('nothing is asked for again once a part of it was shown', async () => {
  let times = 0
  const shown: string[] = []
  async function* once() {
    times += 1
    yield 'a part'
    throw new ServiceError({ code: 'server_error', status: 503 }, 'again')
  }
  const reading = async (): Promise<void> => {
    for await (const part of attempts.stream({ once }, { signal, priority: 'person' }))
      shown.push(part)
  }
  await expect(reading()).rejects.toThrow(ServiceError)
  expect(times).toBe(1)
  expect(shown).toEqual(['a part'])
})
