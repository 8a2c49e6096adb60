import { createAttempts } from '../../../electron/service/attempts.ts'
import type { Attempt, RequestOptions } from '../../../electron/service/attempts.ts'
import type { Budget } from '../../../electron/service/budget/budget.ts'
import { limitsIn, refusedKind } from '../../../electron/service/budget/told-limits.ts'
import { ServiceError } from '../../../electron/service/errors/service-error.ts'
import type { Request, SimulatedService } from './service.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Files that one program transcribes at once, and pieces of each that wait or are under way. */
export const owners = 2
export const depth = 4
/** Milliseconds on the way to the service: at least, and what chance adds. */
const way = { least: 20, chance: 60 }
/** Milliseconds between two questions of a person, on average. */
export const betweenQuestions = 60_000

export interface Waits {
  /** Answers by owner of the batch. */
  answered: number[]
  /** Milliseconds without any answer, at most. */
  longestGap: number
  /** Milliseconds from a request of the batch to its answer, at most; of those without one, until now. */
  longestWait: number
  /** Milliseconds that each request of a person waited until it was sent. */
  persons: number[]
}

export interface Client {
  waits(): Waits
}

/** One program with a budget of its own: it always has files to transcribe, and a person asks now and then. */
export function startClient(dependencies: {
  time: VirtualTime
  service: SimulatedService
  budget: Budget
  random: () => number
  makeRequest: () => Request
  /** Tokens of a prompt; 0 for sound. */
  prompt: number
}): Client {
  const { time, service, budget, random, makeRequest, prompt } = dependencies
  const attempts = createAttempts({ budget, clock: time, random })
  const { signal } = new AbortController()
  /** When each request began that still waits for its answer. */
  const pending = new Set<{ readonly since: number }>()
  const fresh = (): Waits => ({
    answered: Array<number>(owners).fill(0),
    longestGap: 0,
    longestWait: 0,
    persons: [],
  })
  let waits = fresh()
  let lastAnswer = time.now()

  async function send({ used }: Attempt): Promise<void> {
    const request = makeRequest()
    const sentAt = time.now()
    await time.sleep(way.least + random() * way.chance)
    const answer = await service.ask(request)
    await time.sleep(way.least + random() * way.chance)
    budget.told(limitsIn(answer.headers), sentAt, refusedKind(answer.headers))
    if (answer.kind === 'refused') throw answer.error
    if (prompt > 0) used(request.tokens)
  }

  /** As the transcriber does: what failed is asked for again, after the pause that the service wants. */
  async function ask(options: Omit<RequestOptions, 'signal'>): Promise<void> {
    for (;;) {
      try {
        await attempts.run({ tokens: prompt, once: send }, { ...options, signal })
        return
      } catch (caught) {
        if (!(caught instanceof ServiceError) || caught.remedy !== 'wait') throw caught
        await time.sleep((caught.error.retryAfterSeconds ?? 2) * 1000 * (1 + random() / 4))
      }
    }
  }

  async function transcribe(owner: number): Promise<never> {
    for (;;) {
      const request = { since: time.now() }
      pending.add(request)
      await ask({ priority: 'batch' })
      pending.delete(request)
      const now = time.now()
      waits.longestWait = Math.max(waits.longestWait, now - request.since)
      waits.longestGap = Math.max(waits.longestGap, now - lastAnswer)
      lastAnswer = now
      waits.answered[owner] = (waits.answered[owner] ?? 0) + 1
    }
  }

  async function talk(): Promise<never> {
    for (;;) {
      await time.sleep(betweenQuestions * (0.5 + random()))
      const askedAt = time.now()
      let sentAt = askedAt
      await ask({
        priority: 'person',
        onWait: (wait) => {
          if (wait.kind === 'sent') sentAt = wait.at
        },
      })
      waits.persons.push(sentAt - askedAt)
    }
  }

  for (let owner = 0; owner < owners; owner += 1) {
    for (let piece = 0; piece < depth; piece += 1) void transcribe(owner)
  }
  void talk()
  return {
    waits() {
      const oldest = Math.min(time.now(), ...[...pending].map(({ since }) => since))
      const longestWait = Math.max(waits.longestWait, time.now() - oldest)
      const result = { ...waits, longestWait }
      waits = fresh()
      lastAnswer = time.now()
      return result
    },
  }
}
