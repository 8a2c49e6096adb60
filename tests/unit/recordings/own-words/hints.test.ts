import { expect, test } from 'vitest'
import { hintsFor, isEcho } from '../../../../electron/recordings/own-words/hints.ts'

const second = 16_000
const spoken = { source: { kind: 'microphone' } } as const
const file = { source: { kind: 'file', name: 'a.mp3', length: null } } as const

test('hints are for what is spoken, in its first 30 s', () => {
  const words = ['Kääriku', 'HPC']
  expect(hintsFor(words, spoken, { end: 30 * second })).toBe('Kääriku, HPC')
  expect(hintsFor(words, spoken, { end: 30 * second + 1 })).toBeNull()
  expect(hintsFor(words, file, { end: second })).toBeNull()
  expect(hintsFor([], spoken, { end: second })).toBeNull()
})

test('hints are kept short: the first words that fit', () => {
  const words = Array.from({ length: 100 }, (_, index) => `Ülikooli${index}`)
  const hints = hintsFor(words, spoken, { end: second }) ?? ''
  expect(hints.length).toBeLessThanOrEqual(400)
  expect(hints.length).toBeGreaterThan(380)
  expect(hints.startsWith('Ülikooli0, Ülikooli1, ')).toBe(true)
  expect(hintsFor(['x'.repeat(500)], spoken, { end: second })).toBeNull()
})

test('an answer that is the hints is an echo; one that uses them is not', () => {
  const hints = 'Kääriku, Tõravere, HPC'
  expect(isEcho('Kääriku, Tõravere, HPC.', hints)).toBe(true)
  expect(isEcho('kääriku tõravere hpc kääriku tõravere hpc', hints)).toBe(true)
  expect(isEcho('Sõidame homme Käärikule ja Tõraverre.', hints)).toBe(false)
  expect(isEcho('Sõidame homme koos Kääriku, Tõravere ja HPC rahvaga laagrisse.', hints)).toBe(
    false,
  )
  expect(isEcho('', hints)).toBe(false)
})
