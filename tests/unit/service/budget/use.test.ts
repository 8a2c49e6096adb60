import { expect, test } from 'vitest'
import { createUse } from '../../../../electron/service/budget/use.ts'

const second = 1000
const limit = 60
const start = Date.UTC(2026, 10, 20, 10)

/** What is seen of a service that takes 48 in a minute, in the order in which the answers come. */
function look(usedAt: (seconds: number) => number, moments: readonly number[]) {
  const use = createUse(60 * second)
  for (const moment of moments) {
    use.note({ at: start + moment * second, used: usedAt(moment) }, limit)
  }
  return use
}

const every = (seconds: number) =>
  Array.from({ length: Math.floor(240 / seconds) }, (_, times) => (times + 1) * seconds)
const fixed = (seconds: number) => Math.round((seconds % 60) * 0.8) + 1
const sliding = (seconds: number) => Math.round(Math.min(seconds, 60) * 0.8) + (seconds % 2) * 6

test('a count that begins anew each minute is told from one that goes back from each request', () => {
  expect(look(fixed, every(5)).isFixed).toBe(true)
  expect(look(sliding, every(5)).isFixed).toBe(false)
})

test('when the present minute began shows in the fall of the count', () => {
  const { windowFrom } = look(fixed, every(7))
  expect(Math.abs(windowFrom - start - 180 * second)).toBeLessThan(5 * second)
})

test.each([3, 7, 23])('looks every %i s tell what a whole minute uses', (seconds) => {
  expect(Math.abs(look(fixed, every(seconds)).inWindow() - 48)).toBeLessThan(7)
  expect(Math.abs(look(sliding, every(seconds)).inWindow() - 51)).toBeLessThan(2)
})

test('answers that come in another order than they were counted begin no new minute', () => {
  const moments = every(1).map((moment) => (moment % 2 === 0 ? moment - 1 : moment + 1))
  expect(look((seconds) => Math.min(58, seconds), moments).isFixed).toBe(false)
  const { last, windowFrom } = look(fixed, moments)
  expect(last?.at).toBe(start + 240 * second)
  expect(Math.abs(windowFrom - start - 240 * second)).toBeLessThan(3 * second)
})
