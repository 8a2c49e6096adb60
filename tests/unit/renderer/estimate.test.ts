import { expect, test } from 'vitest'
import { countFromEnd, estimatedHeight } from '../../../renderer/main/chat/nearby/estimate.ts'

test('text takes the lines that it is broken into', () => {
  const line = estimatedHeight('')
  expect(estimatedHeight('x'.repeat(720))).toBe(10 * line)
  expect(estimatedHeight('- one\n- two\n\nthree')).toBe(3 * line)
})

test('as many of the last texts are rendered at once as fill the window', () => {
  const line = estimatedHeight('')
  const count = (texts: string[], pixels: number) => countFromEnd(texts, estimatedHeight, pixels)
  expect(count(['a', 'b', 'c', 'd'], 2 * line)).toBe(2)
  expect(count(['a', 'x'.repeat(7200)], 2 * line)).toBe(1)
  expect(count(['a', 'b'], 100 * line)).toBe(2)
  expect(count([], 100)).toBe(0)
})
