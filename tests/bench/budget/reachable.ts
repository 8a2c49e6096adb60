import { betweenQuestions, depth, owners } from './client.ts'
import { createEvenPace } from './even-pace.ts'
import { goals } from './scenarios.ts'
import { allowedInMinute, meanTokens, simulate } from './simulate.ts'
import type { Result, Scenario } from './simulate.ts'

const minute = 60_000
/** The parts of a limit that programs are told to divide; the best of them counts. */
const targets = [0.88, 0.91, 0.94, 0.97]

/** What programs get that somebody told how many they are, so that they need not find out (even-pace.ts). */
export async function told(scenario: Scenario, minutes: number): Promise<Result> {
  const { limits, clients } = scenario
  const expected = limits.tokens === undefined ? 1 : meanTokens
  const part = allowedInMinute(limits, clients) / clients
  const results: Result[] = []
  for (const target of targets) {
    const budgetOf = (clock: Parameters<typeof createEvenPace>[0]) =>
      createEvenPace(clock, part * target, expected)
    results.push(await simulate(scenario, { minutes, budgetOf }))
  }
  return results.reduce((best, one) => (one.throughput > best.throughput ? one : best))
}

/**
 * What an even division leaves to the files of each program, in seconds: from one answer to the next, and from a
 * request to its answer, where others wait before it. Undefined where that is within the goals.
 */
export function division({ limits, clients }: Scenario): { gap: number; wait: number } | undefined {
  const units = limits.tokens === undefined ? 1 : meanTokens
  const requests = allowedInMinute(limits, clients) / units
  const persons = (clients * minute) / betweenQuestions
  const gap = (clients * 60) / Math.max(0, requests - persons)
  const wait = gap * owners * depth
  return gap > goals.longestGap || wait > goals.longestWait ? { gap, wait } : undefined
}
