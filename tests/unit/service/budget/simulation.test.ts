import { describe, expect, test } from 'vitest'
import { createEvenPace } from '../../../bench/budget/even-pace.ts'
import { missedGoals } from '../../../bench/budget/goals.ts'
import { ownBudgets } from '../../../bench/budget/own-budgets.ts'
import { reference } from '../../../bench/budget/reference.ts'
import { scenarios } from '../../../bench/budget/scenarios.ts'
import { simulate } from '../../../bench/budget/simulate.ts'
import type { Scenario } from '../../../bench/budget/simulate.ts'

const minutes = 40

// `npm run bench -- --only=budget` has all of them, three times an hour each, with those that miss a goal.
const asserted = scenarios.filter(({ limits, clients }) => {
  const { requests, parallel, counting, tells } = limits
  if (clients === 1) return requests !== undefined || tells
  if (parallel !== undefined) return tells && clients === 4
  if (counting !== 'anchored') return requests === 60 && clients === 2
  return clients === 2 ? requests !== undefined || tells : clients === 4 && tells
})

/** Milliseconds: simulations take seconds, more where the machine does other work. */
const timeout = 60_000

test.each(asserted)('$name', { timeout }, async (scenario) => {
  const result = await simulate(scenario, { minutes })
  const best = await simulate(scenario, { minutes, scheme: reference })
  expect(missedGoals(result, best)).toEqual([])
})

test('the same seed gives the same minutes', async () => {
  const [scenario] = scenarios
  if (scenario === undefined) throw new Error('There is no scenario')
  const run = { minutes: 3, seed: 7 }
  expect(await simulate(scenario, run)).toEqual(await simulate(scenario, run))
})

describe('what a limit allows', () => {
  test.each(scenarios.filter(({ limits, clients }) => limits.tells && clients === 4))(
    '$name: none is refused, and nearly all of it gets through',
    { timeout },
    async (scenario) => {
      const best = await simulate(scenario, { minutes: 10, scheme: reference })
      expect(best.refused).toBe(0)
      expect(best.throughput).toBeGreaterThan(0.98)
      expect(best.throughput).toBeLessThan(1.05)
    },
  )
})

describe('a goal is missed', { timeout }, () => {
  const run = { minutes: 20 }
  const scenario: Scenario = {
    limits: { requests: 60, counting: 'anchored', tells: true },
    clients: 4,
  }

  /** What programs miss of which each goes at an even pace of so many requests a minute, whatever the service says. */
  async function missed(partOf: (program: number) => number): Promise<string[]> {
    let programs = 0
    const scheme = ownBudgets((clock) => createEvenPace(clock, partOf(programs++), 1))
    const result = await simulate(scenario, { ...run, scheme })
    return missedGoals(result, await simulate(scenario, { ...run, scheme: reference }))
  }

  test('by programs that keep no measure', async () => {
    expect(await missed(() => 60)).toContain('refused')
  })
  test('by programs that are too timid', async () => {
    expect(await missed(() => 12)).toEqual(['throughput'])
  })
  test('by programs of which one takes nearly all', async () => {
    expect(await missed((program) => (program === 0 ? 51 : 2))).toContain('longestWait')
  })
  test('not by programs that somebody told their parts', async () => {
    expect(await missed(() => 14)).toEqual([])
  })
})
