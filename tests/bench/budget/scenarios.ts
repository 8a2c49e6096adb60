import { betweenQuestions, depth, owners } from './client.ts'
import type { Counting, Limits } from './service.ts'
import { allowedInMinute, meanTokens } from './simulate.ts'
import type { Result, Scenario } from './simulate.ts'

export interface NamedScenario extends Scenario {
  readonly name: string
}

const counted: Readonly<Record<Counting, string>> = {
  anchored: 'counted from the first (LiteLLM v3)',
  calendar: 'counted by the clock',
  sliding: 'counted back from each',
}

const limits: readonly (Omit<Limits, 'tells'> & { readonly name: string })[] = [
  { name: `10 requests a minute, ${counted.anchored}`, requests: 10, counting: 'anchored' },
  ...(['anchored', 'calendar', 'sliding'] as const).map((counting) => ({
    name: `60 requests a minute, ${counted[counting]}`,
    requests: 60,
    counting,
  })),
  ...(['anchored', 'sliding'] as const).map((counting) => ({
    name: `40,000 tokens a minute, ${counted[counting]}`,
    tokens: 40_000,
    counting,
  })),
  ...[8, 16].map((parallel) => ({
    name: `${parallel} at once`,
    parallel,
    counting: 'anchored' as const,
  })),
]

/** Every kind of limit, told by headers or not, for one to eight programs that share a key. */
export const scenarios: readonly NamedScenario[] = limits.flatMap(({ name, ...limit }) =>
  [true, false].flatMap((tells) =>
    [1, 2, 4, 8].map((clients) => ({
      name: `${name}, ${tells ? 'told' : 'not told'}, ${clients} ${clients === 1 ? 'program' : 'programs'}`,
      limits: { ...limit, tells },
      clients,
    })),
  ),
)

export const goals = {
  /** The part of what the limit allows. */
  throughput: 0.9,
  /** The part of the requests that is refused. */
  refused: 0.02,
}

/** Seconds: two of the pauses that LiteLLM asks for, and half of one; and what eight requests of a program may wait. */
const starving = { gap: 150, wait: 300 }
/** Nobody starves who gets an answer within so many times of what an even division leaves. */
const uneven = 3
const minute = 60_000

export interface Starvation {
  /** Seconds without any answer for a program's batch. */
  readonly longestGap: number
  /** Seconds from a request of a batch to its answer, behind what its program still waits for. */
  readonly longestWait: number
}

/**
 * From when on a batch counts as starved. Of 10 requests a minute that eight programs share, eight persons alone ask
 * for 8: an even division leaves each program one answer of its batch in four minutes.
 */
export function starvation({ limits, clients }: Scenario): Starvation {
  const units = limits.tokens === undefined ? 1 : meanTokens
  const requests = allowedInMinute(limits, clients) / units
  const persons = (clients * minute) / betweenQuestions
  const gap = (clients * 60) / Math.max(0, requests - persons)
  return {
    longestGap: Math.max(starving.gap, uneven * gap),
    longestWait: Math.max(starving.wait, uneven * gap * owners * depth),
  }
}

export function meetsGoals(scenario: Scenario, result: Result): boolean {
  const { longestGap, longestWait } = starvation(scenario)
  return (
    result.throughput >= goals.throughput &&
    result.refused < goals.refused &&
    result.longestGap <= longestGap &&
    result.longestWait <= longestWait
  )
}
