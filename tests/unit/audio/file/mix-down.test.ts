import { describe, expect, it } from 'vitest'
import { createMixer, monoWeights } from '../../../../renderer/audio/file/mix-down.ts'

const counts = [1, 2, 3, 4, 5, 6, 7, 8, 12]

describe('mixing to mono', () => {
  it.each(counts)('never clips %i channels at full scale', (count) => {
    const loud = Array.from({ length: count }, () => Float32Array.of(1, -1))
    const mono = mixDown(loud)
    expect(mono[0]).toBeCloseTo(1)
    expect(mono[1]).toBeCloseTo(-1)
  })

  it('leaves one channel as it is, and takes half of each of two', () => {
    expect(mixDown([Float32Array.of(0.25)])[0]).toBe(0.25)
    expect(mixDown([Float32Array.of(0.5), Float32Array.of(0)])[0]).toBe(0.25)
  })

  it('mixes blocks of any size, one after the other', () => {
    const { mix } = createMixer()
    const sizes = [3, 1, 5].map((frames) =>
      Array.from(mix(2, frames, (channel, into) => into.fill(channel + 1))),
    )
    expect(sizes).toEqual([Array(3).fill(1.5), [1.5], Array(5).fill(1.5)])
  })

  it.each([6, 7, 8])(
    'hears the centre of %i channels best, and their low frequencies not',
    (count) => {
      const [left = 0, right = 0, centre = 0, low = -1, ...surround] = monoWeights(count)
      expect(low).toBe(0)
      expect(left).toBe(right)
      expect(centre).toBeGreaterThan(left)
      for (const weight of surround) expect(weight).toBeLessThan(left)
    },
  )
})

function mixDown(channels: readonly Float32Array[]): Float32Array {
  const frames = channels[0]?.length ?? 0
  return createMixer().mix(channels.length, frames, (channel, into) => {
    into.set(channels[channel] ?? [])
  })
}
