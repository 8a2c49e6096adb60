import { expect, test } from 'vitest'
import { goals, scenarios } from '../../../bench/budget/scenarios.ts'
import { simulate } from '../../../bench/budget/simulate.ts'

const minutes = 20

// `npm run bench -- --only=budget` has all of them, an hour each, with those that miss a goal.
const asserted = scenarios.filter(({ limits, clients }) => {
  const { requests, tokens, counting, tells } = limits
  if (clients === 1) return tokens === undefined || tells
  if (!tells || counting === 'sliding') return false
  return requests !== 10 && clients === (tokens === undefined ? 4 : 2)
})

test.each(asserted)('$name', async ({ limits, clients }) => {
  const result = await simulate({ limits, clients }, { minutes })
  expect(result.throughput).toBeGreaterThanOrEqual(goals.throughput)
  expect(result.refused).toBeLessThan(goals.refused)
  expect(result.longestGap).toBeLessThanOrEqual(goals.longestGap)
  expect(result.longestWait).toBeLessThanOrEqual(goals.longestWait)
})

test('the same seed gives the same minutes', async () => {
  const [scenario] = scenarios
  if (scenario === undefined) throw new Error('There is no scenario')
  const run = { minutes: 3, seed: 7 }
  expect(await simulate(scenario, run)).toEqual(await simulate(scenario, run))
})
