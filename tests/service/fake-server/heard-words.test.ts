import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { heardWords } from './audio/heard-words.ts'
import { readSound } from './audio/sound.ts'
import { babble, tone } from './test-sound.ts'

const sounding = (samples: Int16Array) => ({
  seconds: samples.length / 16_000,
  rate: 16_000,
  samples,
})

function peakWords(samples: Int16Array): string[] {
  return heardWords(sounding(samples))
    .filter(({ isPeak }) => isPeak)
    .map(({ word }) => word)
}

test('about two words come for a second of sound, none for silence', () => {
  expect(heardWords(sounding(new Int16Array(160_000)))).toEqual([])
  expect(heardWords(sounding(babble(20))).length / 20).toBeGreaterThan(1.5)
  expect(heardWords(sounding(babble(20))).length / 20).toBeLessThan(3)
  const steady = heardWords(readSound(tone(28))!)
  expect(steady.length / 28).toBeCloseTo(2, 0)
})

test('their times run forwards inside the sound', () => {
  const words = heardWords(sounding(babble(10)))
  for (const [index, { start, end }] of words.entries()) {
    expect(start).toBeGreaterThanOrEqual(words[index - 1]?.end ?? 0)
    expect(end).toBeGreaterThanOrEqual(start)
  }
  expect(words.at(-1)?.end).toBeLessThanOrEqual(10)
})

test('no text looks like a loop, even of a steady tone', () => {
  const text = heardWords(readSound(tone(28))!)
    .map(({ word }) => word)
    .join(' ')
  expect(text.length / deflateSync(text).length).toBeLessThan(2)
  expect(new Set(text.split(' ')).size).toBeGreaterThan(50)
})

describe('pieces bring the words of the whole', () => {
  const whole = babble(30)
  const words = peakWords(whole)

  test.for([4800, 161_037, 200_000, 333_333])('cut at %s, overlapping by 2 s', (at) => {
    const first = peakWords(whole.subarray(0, at + 32_000))
    const second = peakWords(whole.subarray(at))
    expect(new Set([...first, ...second])).toEqual(new Set(words))
    const shared = first.filter((word) => second.includes(word))
    expect(second.slice(0, shared.length)).toEqual(shared)
    expect([...first, ...second.slice(shared.length)]).toEqual(words)
  })
})
