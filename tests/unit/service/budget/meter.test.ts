import { expect, test } from 'vitest'
import { createMeter } from '../../../../electron/service/budget/meter.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 20, 10)

/** A program that was refused, and again a minute later; the share is one request. */
function createRefused(spendsBetween: boolean, seconds = 60) {
  const meter = createMeter({ random: () => 0.5, isWhole: true })
  const told = { limit: 10, seconds }
  meter.refused(start, told)
  const now = start + 1.1 * minute
  if (spendsBetween) meter.spend(now - 1000, 1, false, true)
  meter.refused(now, told)
  return { meter, now }
}

/** Requests of a batch that go at once after a minute without any, of 20 that fall to it in a minute. */
function inRow(isWhole: boolean, left?: (minutes: number) => number): number {
  const meter = createMeter({ random: () => 0.5, isWhole })
  const units = isWhole ? 1 : 800
  const limit = 20 * units
  for (let minutes = 0; minutes <= 6; minutes += 0.25) {
    const now = start + minutes * minute
    for (let request = 0; request < 4; request += 1) meter.spend(now, units, false, true)
    meter.told(now, now, limit, left && limit * left(minutes))
  }
  const now = start + 7.25 * minute
  let requests = 0
  for (; meter.opensAt(now, units, true) <= now; requests += 1) meter.spend(now, units, false, true)
  return requests
}

test('tokens are caught up on, unless minutes begin anew for all; requests keep their pace', () => {
  expect(inRow(false)).toBeGreaterThan(6)
  expect(inRow(false, () => 0.15)).toBeGreaterThan(6)
  expect(inRow(false, (minutes) => (Number.isInteger(minutes) ? 0.95 : 0.15))).toBeLessThan(3)
  expect(inRow(true)).toBeLessThan(3)
})

test('who is refused again and again comes back at another place in the minute, persons too', () => {
  const { meter, now } = createRefused(false)
  for (const isBatch of [true, false]) {
    expect(meter.opensAt(now, 1, isBatch) - now).toBe(1.5 * minute)
  }
})

test('who got something in between waits for no more than what left no room', () => {
  const { meter, now } = createRefused(true)
  expect(meter.opensAt(now, 1, false) - now).toBeLessThan(minute)
})

test('a wait of an hour that a service asks for is left to the person', () => {
  const { meter, now } = createRefused(false, 3600)
  expect(meter.opensAt(now, 1, false)).toBe(now)
})
