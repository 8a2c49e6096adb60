import { expect, test } from 'vitest'
import { createRunLengths } from '../../../electron/recordings/transcriber/run-lengths.ts'

const letters = (count: number): string => 'a'.repeat(count)

test('text without times is enough where its recording has told a pace, in a sound that is not too long', () => {
  const lengths = createRunLengths(() => ({ perMinute: 1, isLimiting: true }))
  // Another one of a service that tells times: the next sound may be long, and come without any.
  lengths.heard('other', letters(500), 40, true)
  expect(lengths.mostOf('this', 540 * 16_000)).toBe(540 * 16_000)
  expect(lengths.isEnough('this', letters(1000), 100)).toBe(false)
  lengths.heard('this', letters(400), 40, true)
  expect(lengths.isEnough('this', letters(900), 100)).toBe(true)
  expect(lengths.isEnough('this', letters(800), 100)).toBe(false)
  expect(lengths.isEnough('this', letters(4000), 400)).toBe(false)
})
