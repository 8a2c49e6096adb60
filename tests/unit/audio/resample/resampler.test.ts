import { describe, expect, it } from 'vitest'
import { createResampler } from '../../../../renderer/audio/resample/resampler.ts'

const rates = [8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_056, 44_100, 48_000, 88_200, 96_000]

describe('the resampler', () => {
  it.each(rates)('keeps length and place from %i Hz, in parts of any size', (rate) => {
    const samples = bump(Math.round(rate * 1.0137), rate)
    const made = resample(rate, samples, 777)
    expect(made).toHaveLength(Math.round((samples.length * 16_000) / rate))
    expect(made.indexOf(Math.max(...made))).toBe(8000)
    expect(made[8000]).toBeCloseTo(1, 2)
  })

  it('gives the same in one part as in many', () => {
    const samples = sine(440, 44_100, 3)
    expect(resample(44_100, samples, 1)).toEqual(resample(44_100, samples, 132_300))
  })

  it('does not drift over ten minutes', { timeout: 30_000 }, () => {
    const rate = 44_100
    const resampler = createResampler(rate)
    const quiet = new Float32Array(rate)
    let length = 0
    for (let second = 0; second < 599; second++) length += resampler.push(quiet).length
    const last = [...resampler.push(bump(rate, rate)), ...resampler.finish()]
    expect(length + last.length).toBe(600 * 16_000)
    expect(length + last.indexOf(Math.max(...last))).toBe(599.5 * 16_000)
  })

  it.each([22_050, 44_100, 44_101, 96_000])(
    'keeps all up to 7 kHz within 0.02 dB, from %i Hz',
    (rate) => {
      for (const frequency of [50, 1000, 3000, 5000, 7000]) {
        expect(Math.abs(gain(frequency, rate))).toBeLessThan(0.02)
      }
    },
  )

  it.each([22_050, 44_100, 44_101, 96_000])(
    'leaves 77 dB less of what 16 kHz cannot carry, from %i Hz',
    (rate) => {
      for (const frequency of [8000, 8200, 9000, 10_000, 10_900, 16_000, 20_000]) {
        if (frequency < rate / 2) expect(gain(frequency, rate)).toBeLessThan(-77)
      }
    },
  )

  it('adds nothing to a tone that lies between its places: 77 dB less at an odd rate, 90 dB at others', () => {
    expect(residue(3000, 44_101)).toBeLessThan(-77)
    expect(residue(3000, 44_100)).toBeLessThan(-90)
    expect(residue(3000, 8000)).toBeLessThan(-77)
  })

  it('gives nothing of nothing', () => {
    expect(resample(44_100, new Float32Array(0), 1000)).toHaveLength(0)
  })
})

/** A bell around 0.5 s, 0.5 ms wide. */
function bump(length: number, rate: number): Float32Array {
  return Float32Array.from({ length }, (_, index) =>
    Math.exp(-((index / rate - 0.5) ** 2) / (2 * 0.0005 ** 2)),
  )
}

function sine(frequency: number, rate: number, seconds: number): Float32Array {
  const length = rate * seconds
  return Float32Array.from({ length }, (_, index) =>
    Math.sin((2 * Math.PI * frequency * index) / rate),
  )
}

/** Decibels that a tone gains, away from its ends. */
function gain(frequency: number, rate: number): number {
  const made = resample(rate, sine(frequency, rate, 2), 5000)
  const middle = made.slice(8000, 24_000)
  const power = middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length
  return 10 * Math.log10(power / 0.5)
}

/** Decibels of all that a tone became but the tone itself, away from its ends. */
function residue(frequency: number, rate: number): number {
  const middle = resample(rate, sine(frequency, rate, 2), 5000).slice(8000, 24_000)
  const angle = (2 * Math.PI * frequency) / 16_000
  const power = middle.reduce(
    (sum, sample, index) => sum + (sample - Math.sin(angle * (index + 8000))) ** 2,
    0,
  )
  return 10 * Math.log10(power / middle.length / 0.5)
}

function resample(rate: number, samples: Float32Array, part: number): number[] {
  const resampler = createResampler(rate)
  const made: number[] = []
  for (let from = 0; from < samples.length; from += part) {
    for (const sample of resampler.push(samples.subarray(from, from + part))) made.push(sample)
  }
  for (const sample of resampler.finish()) made.push(sample)
  return made
}
