import { mulberry32 } from '../../long/random.ts'
import { createBudget } from '../../../electron/service/budget/budget.ts'
import { startClient } from './client.ts'
import { ownBudgets } from './own-budgets.ts'
import type { Scheme, World } from './scheme.ts'
import { createSimulatedService } from './service.ts'
import type { Limits, Request } from './service.ts'
import { createVirtualTime } from './virtual-time.ts'

export interface Scenario {
  readonly limits: Limits
  readonly clients: number
}

/** What came of a scenario after its first minute. */
export interface Result {
  /** The part of what the limit allows that got through. */
  readonly throughput: number
  /** The part of the requests that was refused. */
  readonly refused: number
  /** Answers of the program, and of the file, that got the fewest, as a part of the average. */
  readonly leastShare: number
  /** Seconds in which some program got no answer at all, at most. */
  readonly longestGap: number
  /** Seconds from a request of a batch to its answer, at most; of those without one, until the end. */
  readonly longestWait: number
  /** Seconds that a person waited until the request was sent: the median, and the most. */
  readonly person: { readonly median: number; readonly most: number }
}

const minute = 60_000
/** Requests that a budget has in flight at most (electron/service/budget/concurrency.ts). */
const mostInFlight = 8
/** Milliseconds: the mean time of an answer. */
const meanDuration = 2000
/** Tokens of a prompt, and the mean of those of an answer. */
const prompt = 300
const meanAnswer = 500
/** Tokens of a request and its answer, on average. */
export const meanTokens = prompt + meanAnswer

export interface Run {
  /** Minutes of virtual time, the first of which is not counted. */
  readonly minutes: number
  readonly seed?: number
  /** Each program has a budget like the app's, unless another scheme is told. */
  readonly scheme?: Scheme
}

const asInTheApp = ownBudgets((clock, random) => createBudget({ clock, random }))

/** Runs a scenario, and says what came of all but its first minute. */
export async function simulate(
  { limits, clients }: Scenario,
  { minutes, seed = 1, scheme = asInTheApp }: Run,
): Promise<Result> {
  const time = createVirtualTime()
  const random = mulberry32(seed)
  const service = createSimulatedService(time, limits)
  const hasTokens = limits.tokens !== undefined
  // Exponential and uniform together: most answers are short, some take four times the mean.
  const spread = (mean: number): number => mean * (0.4 - 0.6 * Math.log(1 - random()))
  const makeRequest = (): Request => ({
    duration: spread(meanDuration),
    tokens: hasTokens ? Math.round(prompt + spread(meanAnswer)) : 0,
  })
  const world: World = { time, service, limits, clients, random, prompt: hasTokens ? prompt : 0 }
  const makeAsk = scheme(world)
  const programs = Array.from({ length: clients }, () =>
    startClient({ time, ask: makeAsk(), random, makeRequest }),
  )
  await time.run(minute)
  service.counts()
  for (const program of programs) program.waits()
  await time.run((minutes - 1) * minute)
  const { answered, tokens, refused } = service.counts()
  const waits = programs.map((program) => program.waits())
  const shares = waits.flatMap(({ answered }) => answered)
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  const persons = waits.flatMap(({ persons }) => persons).toSorted((one, other) => one - other)
  return {
    throughput: (hasTokens ? tokens : answered) / (minutes - 1) / allowedInMinute(limits, clients),
    refused: refused / (answered + refused),
    leastShare: Math.min(...shares) / mean,
    longestGap: Math.max(...waits.map(({ longestGap }) => longestGap)) / 1000,
    longestWait: Math.max(...waits.map(({ longestWait }) => longestWait)) / 1000,
    person: {
      median: (persons[Math.floor(persons.length / 2)] ?? 0) / 1000,
      most: (persons.at(-1) ?? 0) / 1000,
    },
  }
}

/** What the limit allows in a minute; of a parallel one only what so many budgets take of their own accord. */
export function allowedInMinute({ requests, tokens, parallel }: Limits, clients: number): number {
  if (parallel === undefined) return requests ?? tokens ?? Number.NaN
  return (Math.min(parallel, clients * mostInFlight) * minute) / meanDuration
}
