import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTimeline } from '../../../../renderer/audio/file/timeline.ts'
import type { TimelineOptions } from '../../../../renderer/audio/file/timeline.ts'

const rate = 48_000

function timeline(options: Partial<TimelineOptions> = {}) {
  return createTimeline({ rate, from: 0, end: null, ...options })
}

describe('the timeline of a file', () => {
  it('takes blocks as they come while their times are nearly right', () => {
    const line = timeline()
    for (let block = 0; block < 1000; block++) {
      const rounded = Math.round((block * 1024 * 1000) / rate) / 1000
      expect(line.place(rounded, 1024)).toEqual({ silence: 0, skip: 0 })
    }
    expect(line.position()).toBe(1000 * 1024)
  })

  it('makes silence of a gap', () => {
    const line = timeline()
    line.place(0, 4800)
    expect(line.place(0.5, 4800)).toEqual({ silence: 19_200, skip: 0 })
    expect(line.position()).toBe(28_800)
  })

  it('does not double an overlap', () => {
    const line = timeline()
    line.place(0, 48_000)
    expect(line.place(0.9, 9600)).toEqual({ silence: 0, skip: 4800 })
    expect(line.place(0.95, 4800)).toEqual({ silence: 0, skip: 4800 })
    expect(line.position()).toBe(52_800)
  })

  it('leaves out what lies before the beginning, to the sample', () => {
    const line = timeline({ from: 48_000 })
    expect(line.place(0.981, 648)).toEqual({ silence: 0, skip: 648 })
    expect(line.place(0.9945, 960)).toEqual({ silence: 0, skip: 264 })
    expect(line.position()).toBe(48_696)
  })

  it('takes nothing from long before the beginning', () => {
    expect(timeline({ from: 480_000 }).place(2, 960)).toEqual({ silence: 0, skip: 960 })
  })

  it('leaves out the warm-up before time 0', () => {
    expect(timeline().place(-0.005, 960)).toEqual({ silence: 0, skip: 240 })
  })

  it('goes on behind a clock that was set back', () => {
    const line = timeline()
    line.place(0, 10 * rate)
    expect(line.place(0, 960)).toEqual({ silence: 0, skip: 0 })
    expect(line.place(0.02, 960)).toEqual({ silence: 0, skip: 0 })
    expect(line.position()).toBe(10 * rate + 1920)
  })

  it('does not believe a gap that leads beyond the end of the file', () => {
    const line = timeline({ end: 20 * rate })
    line.place(0, rate)
    expect(line.place(5000, 960)).toEqual({ silence: 0, skip: 0 })
    expect(line.place(5000.02, 960)).toEqual({ silence: 0, skip: 0 })
  })

  it('believes no gap of hours where a file does not tell its length', () => {
    expect(timeline().place(3600, 960)).toEqual({ silence: 0, skip: 0 })
    expect(timeline().place(300, 960)).toEqual({ silence: 300 * rate, skip: 0 })
  })

  it('never takes more of a block than there is, and its position is the sum of what it placed', () => {
    const blocks = fc.array(
      fc.record({
        time: fc.double({ min: -2, max: 4000, noNaN: true }),
        length: fc.integer({ min: 1, max: 100_000 }),
      }),
    )
    fc.assert(
      fc.property(blocks, fc.option(fc.integer({ min: 0, max: 4000 * rate })), (given, end) => {
        const line = timeline({ end })
        let position = 0
        for (const { time, length } of given) {
          const { silence, skip } = line.place(time, length)
          expect(silence).toBeGreaterThanOrEqual(0)
          expect(skip).toBeGreaterThanOrEqual(0)
          expect(skip).toBeLessThanOrEqual(length)
          expect(Number.isInteger(silence) && Number.isInteger(skip)).toBe(true)
          position += silence + length - skip
          expect(line.position()).toBe(position)
        }
      }),
    )
  })
})
