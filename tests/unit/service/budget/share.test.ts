import { expect, test } from 'vitest'
import { createShare } from '../../../../electron/service/budget/share.ts'
import type { Share } from '../../../../electron/service/budget/share.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 20, 10)
const after = (minutes: number): number => start + minutes * minute

function createRequests(): Share {
  return createShare({ random: () => 0, isWhole: true })
}

/** A share of a limit of 60, where the other programs use twice as much: it was told so in the first minute. */
function createThird(): Share {
  const share = createRequests()
  share.told(start, 60, 0, 20)
  return share
}

test('as long as nothing is known nothing is limited, and alone a program has all of a limit', () => {
  const share = createRequests()
  expect(share.at(start, true)).toBe(Number.POSITIVE_INFINITY)
  share.told(start, 60, 58, 2)
  expect(share.at(start, true)).toBe(60)
  share.refused(start, 60, 60)
  expect(share.at(after(1), true)).toBe(60)
})

test('what others use of a limit shows in what is left, and a share is what one used of it oneself', () => {
  const share = createRequests()
  share.told(start, 60, 40, 5)
  expect(share.at(start, true)).toBe(15)
  share.told(after(0.5), 60, 20, 20)
  expect(share.at(after(0.5), true)).toBe(30)
  expect(createThird().at(start, true)).toBe(20)
})

test('a refusal tells the same where nothing else does', () => {
  const share = createRequests()
  share.refused(start, 60, 20)
  expect(share.at(after(1), true)).toBe(19)
})

test('a person may use all of a large limit; of a small one persons keep to the share too', () => {
  expect(createThird().at(start, false)).toBe(60)
  const small = createRequests()
  small.refused(start, 10, 4)
  expect(small.at(after(1), false)).toBe(3)
})

test('who meets the limit steps back, once for all that were under way, and feels for more after a while', () => {
  const share = createThird()
  share.refused(after(2), 60, 20)
  share.refused(after(2.1), 60, 19)
  expect(share.at(after(3), true)).toBe(19)
  expect(share.at(after(20), true)).toBe(20)
  expect(share.at(after(51), true)).toBeGreaterThan(21)
  expect(share.at(after(120), true)).toBe(60)
})

test('an answer that tells that nothing is left is as good as a refusal', () => {
  const share = createThird()
  share.told(after(3), 60, 0, 20)
  expect(share.at(after(3), true)).toBe(19)
  share.told(after(3.2), 60, 0, 20)
  expect(share.at(after(3.2), true)).toBe(19)
  share.told(after(5), 60, 0, 19)
  share.told(after(7), 60, 0, 19)
  expect(share.at(after(7), true)).toBe(18)
})

test('a whole request is given up at a refusal, and one is always left', () => {
  const share = createRequests()
  share.refused(start, 10, 2)
  share.refused(after(3), 10, 2)
  expect(share.at(after(4), true)).toBe(1)
  share.refused(after(6), 10, 0)
  expect(share.at(after(7), true)).toBe(1)
})

test('where others have gone, much is left, and the share grows within minutes', () => {
  const share = createThird()
  for (let seconds = 120; seconds < 600; seconds += 3) {
    const used = Math.min(share.at(after(seconds / 60), true), 20 + (seconds % 60) / 6)
    share.told(after(seconds / 60), 60, 60 - used, used)
  }
  expect(share.at(after(10), true)).toBeGreaterThan(35)
})

test('a program that comes late gets something, and more of what the others give up', () => {
  const share = createRequests()
  share.told(start, 60, 0, 1)
  expect(share.at(start, true)).toBe(3)
  expect(share.at(after(20), true)).toBe(4)
})

test('who began with next to nothing triples it each minute, as nobody else may be there, and halves it at the limit', () => {
  const share = createRequests()
  share.refused(start, 10, 1)
  expect([1, 2, 3, 4].map((minutes) => share.at(after(minutes), true))).toEqual([1, 2, 8, 10])
  share.refused(after(4), 10, 6)
  expect(share.at(after(5), true)).toBe(3)
  expect(share.at(after(10), true)).toBe(3)
})

test('who began with next to nothing keeps to it when others are seen to use the rest', () => {
  const share = createRequests()
  share.refused(start, 10, 1)
  share.told(after(2), 10, 4, 1)
  expect(share.at(after(10), true)).toBe(1)
})

test('so does who met a limit that nobody has told: it does not use all at once', () => {
  const share = createRequests()
  share.refused(start, undefined, 1)
  expect([1, 2, 3, 5].map((minutes) => share.at(after(minutes), true))).toEqual([1, 3, 9, 81])
})
