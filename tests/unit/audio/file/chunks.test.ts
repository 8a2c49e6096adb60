import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChunks } from '../../../../renderer/audio/file/chunks.ts'

describe('chunks of sound', () => {
  it('begin small, and are of two seconds then', () => {
    const chunks = createChunks()
    const seconds = chunks.push(new Float32Array(7 * 16_000)).map(({ length }) => length / 16_000)
    expect(seconds).toEqual([1, 2, 2, 2])
    expect(chunks.finish()).toEqual([])
  })

  it('hold every sample once, in order, however they came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 12 }), (lengths) => {
        const chunks = createChunks()
        let next = 0
        const made = lengths.flatMap((length) =>
          chunks.push(Float32Array.from({ length }, () => (next++ % 30_000) / 32_768)),
        )
        const all = [...made, ...chunks.finish()].flatMap((chunk) => Array.from(chunk))
        expect(all).toHaveLength(next)
        expect(all.every((sample, index) => sample === index % 30_000)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
