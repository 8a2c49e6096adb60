import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWav } from '../../../electron/practice/wav.ts'
import { chunk, makeWav, sine } from './make-wav.ts'

describe('readWav', () => {
  it('tells format, length and peak', () => {
    const sound = readWav(makeWav({ samples: sine(1.5, 0.5) }))
    expect(sound).toMatchObject({
      sampleRate: 16_000,
      channels: 1,
      bitsPerSample: 16,
      encoding: 'pcm',
      seconds: 1.5,
    })
    expect(sound?.peak).toBeCloseTo(0.5, 3)
  })

  it.each([
    { bits: 8, float: false, digits: 1 },
    { bits: 16, float: false, digits: 4 },
    { bits: 24, float: false, digits: 6 },
    { bits: 32, float: false, digits: 6 },
    { bits: 32, float: true, digits: 6 },
  ] as const)('reads $bits bits, float $float', ({ bits, float, digits }) => {
    const sound = readWav(makeWav({ samples: [0, 0.25, -0.75, 0.5], bits, float }))
    expect(sound?.peak).toBeCloseTo(0.75, digits)
    expect(sound?.seconds).toBe(4 / 16_000)
  })

  it('reads the extensible form', () => {
    const sound = readWav(makeWav({ samples: [0.5], extensible: true }))
    expect(sound).toMatchObject({ encoding: 'pcm', bitsPerSample: 16 })
  })

  it('counts frames, not samples, where there are several channels', () => {
    const sound = readWav(makeWav({ samples: sine(1, 0.5), channels: 2, sampleRate: 8000 }))
    expect(sound).toMatchObject({ channels: 2, seconds: 1 })
  })

  it('passes over other chunks, odd lengths included', () => {
    const before = chunk('LIST', Buffer.from('odd'))
    expect(readWav(makeWav({ samples: sine(0.5, 0.5), before }))?.seconds).toBe(0.5)
  })

  it('believes the end of the file where the declared length goes past it', () => {
    const sound = readWav(makeWav({ samples: sine(0.5, 0.5), declaredLength: 0xffff_ffff }))
    expect(sound?.seconds).toBe(0.5)
  })

  it('finds silence silent and no samples zero seconds long', () => {
    expect(readWav(makeWav({ samples: [0, 0, 0] }))?.peak).toBe(0)
    expect(readWav(makeWav({ samples: [] }))).toMatchObject({ seconds: 0, peak: 0 })
  })

  it('takes neither other files nor compressed sound', () => {
    expect(readWav(new TextEncoder().encode('This is a text file renamed to .wav'))).toBeUndefined()
    const compressed = makeWav({ samples: [0.5] })
    compressed[20] = 0x55
    expect(readWav(compressed)).toBeUndefined()
  })

  it('survives any damage', () => {
    const whole = makeWav({ samples: sine(0.01, 0.5) })
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 })
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, length) => {
        const damaged = whole.slice(0, length)
        for (const [at, byte] of changes) damaged[at] = byte
        const sound = readWav(damaged)
        expect(sound === undefined || Number.isFinite(sound.seconds)).toBe(true)
      }),
    )
  })
})
