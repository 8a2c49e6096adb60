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
