import type { Ask } from './scheme.ts'
import type { Request } from './service.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Files that one program transcribes at once, and pieces of each that wait or are under way. */
const owners = 2
const depth = 4
/** Milliseconds between two questions of a person, on average. */
const betweenQuestions = 60_000

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

/** One program: it always has files to transcribe, and a person asks now and then. */
export function startClient(dependencies: {
  time: VirtualTime
  ask: Ask
  random: () => number
  makeRequest: () => Request
}): Client {
  const { time, ask, random, makeRequest } = dependencies
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

  async function transcribe(owner: number): Promise<never> {
    for (;;) {
      const wait = { since: time.now() }
      pending.add(wait)
      await ask({ request: makeRequest(), priority: 'batch', onSent: () => undefined })
      pending.delete(wait)
      const now = time.now()
      waits.longestWait = Math.max(waits.longestWait, now - wait.since)
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
      const onSent = (): void => {
        sentAt = time.now()
      }
      await ask({ request: makeRequest(), priority: 'person', onSent })
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
