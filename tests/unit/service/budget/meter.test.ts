import { expect, test } from 'vitest'
import { createMeter } from '../../../../electron/service/budget/meter.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 20, 10)

/** A program that was refused, and again a minute later; the share is one request. */
function createRefused(spendsBetween: boolean) {
  const meter = createMeter({ random: () => 0.5, isWhole: true })
  meter.refused(start, 10)
  const now = start + 1.1 * minute
  if (spendsBetween) meter.spend(now - 1000, 1, false, true)
  meter.refused(now, 10)
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
