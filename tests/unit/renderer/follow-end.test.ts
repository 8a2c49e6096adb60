import { expect, test } from 'vitest'
import { isAtEnd, stillFollowing } from '../../../renderer/main/chat/follow-end.ts'

test('the end is followed until the reader moves up, and again from the end', () => {
  const at = (scrollTop: number, scrollHeight = 1000) => ({
    scrollTop,
    scrollHeight,
    clientHeight: 400,
  })
  expect(isAtEnd(at(600))).toBe(true)
  expect(stillFollowing(true, at(600), at(600, 1200))).toBe(true)
  expect(stillFollowing(true, at(600), at(500))).toBe(false)
  expect(stillFollowing(false, at(500), at(550))).toBe(false)
  expect(stillFollowing(false, at(500), at(598))).toBe(true)
})
