import { expect, test } from 'vitest'
import { createQuiet } from '../../../electron/ipc/quiet.ts'
import { createTestClock } from '../../service/test-clock.ts'

test('what can wait runs once, when nothing was asked for in a while', () => {
  const clock = createTestClock()
  const quiet = createQuiet(clock, 2000)
  let runs = 0
  quiet.disturb()
  expect(clock.pending()).toBe(0)
  quiet.once(() => (runs += 1))
  clock.advance(1900)
  quiet.disturb()
  clock.advance(1900)
  expect(runs).toBe(0)
  clock.advance(100)
  expect(runs).toBe(1)
  quiet.disturb()
  expect(clock.pending()).toBe(0)
  clock.advance(10_000)
  expect(runs).toBe(1)
})
