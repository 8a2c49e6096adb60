import { expect, test } from 'vitest'
import { goals, scenarios, starvation } from '../../../bench/budget/scenarios.ts'
import { simulate } from '../../../bench/budget/simulate.ts'

const minutes = 40

// `npm run bench -- --only=budget` has all of them, an hour each, with those that miss a goal.
const asserted = scenarios.filter(({ limits, clients }) => {
  const { requests, parallel, counting, tells } = limits
  if (clients === 1) return requests !== undefined || tells
  if (parallel !== undefined) return tells && clients === 4
  if (counting !== 'anchored') return requests === 60 && clients === 2
  return clients === 2 ? requests !== undefined || tells : clients === 4 && tells
})

test.each(asserted)('$name', async (scenario) => {
  const result = await simulate(scenario, { minutes })
  const { longestGap, longestWait } = starvation(scenario)
  expect(result.throughput).toBeGreaterThanOrEqual(goals.throughput)
  expect(result.refused).toBeLessThan(goals.refused)
  expect(result.longestGap).toBeLessThanOrEqual(longestGap)
  expect(result.longestWait).toBeLessThanOrEqual(longestWait)
})

test('the same seed gives the same minutes', async () => {
  const [scenario] = scenarios
  if (scenario === undefined) throw new Error('There is no scenario')
  const run = { minutes: 3, seed: 7 }
  expect(await simulate(scenario, run)).toEqual(await simulate(scenario, run))
})
