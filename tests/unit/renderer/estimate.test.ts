import { expect, test } from 'vitest'
import { countFromEnd, estimatedHeight } from '../../../renderer/main/chat/nearby/estimate.ts'

test('as many of the last texts are rendered at once as fill the window', () => {
  const line = estimatedHeight('')
  expect(estimatedHeight('x'.repeat(720))).toBe(10 * line)
  expect(countFromEnd(['a', 'b', 'c', 'd'], 2 * line)).toBe(2)
  expect(countFromEnd(['a', 'x'.repeat(7200)], 2 * line)).toBe(1)
  expect(countFromEnd(['a', 'b'], 100 * line)).toBe(2)
  expect(countFromEnd([], 100)).toBe(0)
})
