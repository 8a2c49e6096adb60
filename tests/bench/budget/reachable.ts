import { createEvenPace } from './even-pace.ts'
import { ownBudgets } from './own-budgets.ts'
import { allowedInMinute, meanTokens, simulate } from './simulate.ts'
import type { Result, Scenario } from './simulate.ts'

/** The parts of a limit that programs are told to divide; the best of them counts. */
const targets = [0.88, 0.91, 0.94, 0.97]

/** What programs get that somebody told how many they are, so that they need not find out (even-pace.ts). */
export async function told(scenario: Scenario, minutes: number): Promise<Result> {
  const { limits, clients } = scenario
  const expected = limits.tokens === undefined ? 1 : meanTokens
  const part = allowedInMinute(limits, clients) / clients
  const results: Result[] = []
  for (const target of targets) {
    const scheme = ownBudgets((clock) => createEvenPace(clock, part * target, expected))
    results.push(await simulate(scenario, { minutes, scheme }))
  }
  return results.reduce((best, one) => (one.throughput > best.throughput ? one : best))
}
