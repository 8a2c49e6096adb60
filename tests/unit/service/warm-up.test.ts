import { expect, test } from 'vitest'
import { createWarmUp } from '../../../electron/service/warm-up.ts'
import { createTestClock } from '../../service/test-clock.ts'

test('connects at most every 30 s, and whatever comes of it is no error', async () => {
  const clock = createTestClock()
  let asked = 0
  const warmUp = createWarmUp(clock, async () => {
    asked += 1
    throw new Error('The service is away.')
  })
  await warmUp()
  await warmUp()
  clock.advance(29_999)
  await warmUp()
  expect(asked).toBe(1)
  clock.advance(1)
  await warmUp()
  expect(asked).toBe(2)
})
