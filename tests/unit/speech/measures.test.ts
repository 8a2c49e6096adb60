import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createActivity } from '../../../shared/speech/activity.ts'
import { createFramer, dbfs, FRAME_SAMPLES } from '../../../shared/speech/frame-energy.ts'
import { createHistory } from '../../../shared/speech/history.ts'
import { createLevelMeter } from '../../../shared/speech/level.ts'
import type { Level } from '../../../shared/speech/level.ts'
import { createNoiseFloor } from '../../../shared/speech/noise-floor.ts'
import { toFloat, toPcm16 } from '../../../shared/speech/pcm.ts'
import { createPeaks } from '../../../shared/speech/peaks.ts'
import { speechSpans } from '../../../shared/speech/speech-spans.ts'

const sine = Int16Array.from({ length: 16_000 }, (_, index) =>
  Math.round(32_767 * Math.sin((2 * Math.PI * 1000 * index) / 16_000)),
)

test('energy in dBFS: a full-scale sine is -3.01, silence and an offset are -Infinity', () => {
  const level = (samples: Int16Array) => dbfs(createFramer().push(samples) ?? Number.NaN)
  expect(level(sine.subarray(0, FRAME_SAMPLES))).toBeCloseTo(-3.01, 2)
  expect(level(new Int16Array(FRAME_SAMPLES))).toBe(-Infinity)
  expect(level(new Int16Array(FRAME_SAMPLES).fill(9000))).toBe(-Infinity)
  expect(createFramer().push(sine.subarray(0, FRAME_SAMPLES - 1))).toBeNull()
})

test('30 levels a second, none drifting', () => {
  const levels = createLevelMeter().push(sine)
  expect(levels).toHaveLength(30)
  for (const { peak, rms } of levels) {
    expect(peak).toBeCloseTo(1, 3)
    expect(rms).toBeCloseTo(Math.SQRT1_2, 2)
  }
  const minute = createLevelMeter()
  expect(Array.from({ length: 60 }, () => minute.push(sine)).flat()).toHaveLength(1800)
})

test('a level forgets the one before', () => {
  const sound = new Int16Array(16_000)
  sound.fill(-32_768, 0, 534)
  expect(createLevelMeter().push(sound).slice(0, 2)).toEqual([
    { peak: 1, rms: 1 },
    { peak: 0, rms: 0 },
  ])
})

test('peaks are the largest magnitudes, and the last stretch may be short', () => {
  const peaks = createPeaks(2)
  expect(peaks.push(Int16Array.of(0, -32_768, 16_384, 1, 8192))).toEqual([1, 0.5])
  expect(peaks.finish()).toEqual([0.25])
  expect(peaks.finish()).toEqual([])
  expect(() => createPeaks(0)).toThrow(RangeError)
})

test('levels and peaks are the same whatever the chunks', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1 }), (sizes) => {
      const meter = createLevelMeter()
      const peaks = createPeaks(160)
      const levels: Level[] = []
      const drawn: number[] = []
      for (let at = 0, turn = 0; at < sine.length; turn++) {
        const size = sizes[turn % sizes.length] ?? 1
        levels.push(...meter.push(sine.subarray(at, at + size)))
        drawn.push(...peaks.push(sine.subarray(at, at + size)))
        at += size
      }
      expect(levels).toEqual(createLevelMeter().push(sine))
      expect(drawn).toEqual(createPeaks(160).push(sine))
    }),
  )
})

test('PCM16 clips what is louder than full scale, and comes back as it was', () => {
  expect(toPcm16(Float32Array.of(2, -2, 0.5, Number.NaN))).toEqual(
    Int16Array.of(32_767, -32_768, 16_384, 0),
  )
  expect(toPcm16(toFloat(sine))).toEqual(sine)
})

test('the noise floor is the 5 % quantile of the last 10 s, without digital silence', () => {
  const floor = createNoiseFloor()
  expect(floor.value()).toBe(-Infinity)
  for (let frame = 0; frame < 100; frame++) floor.add(-Infinity)
  expect(floor.value()).toBe(-Infinity)
  for (let frame = 0; frame < 476; frame++) floor.add(-40)
  expect(floor.value()).toBe(-40)
  for (let frame = 0; frame < 24; frame++) floor.add(-60)
  expect(floor.value()).toBe(-40)
  floor.add(-60)
  expect(floor.value()).toBe(-60)
  for (let frame = 0; frame < 500; frame++) floor.add(-10)
  expect(floor.value()).toBe(-35)
})

test('speech begins 8 dB above the floor, goes on at 5, and is judged 0.6 s late', () => {
  const activity = createActivity()
  const levels = [-60, -60, -60, -54, -40, -54, -54, -56, -54]
  for (const level of levels) expect(activity.push(level)).toBeNull()
  for (let frame = levels.length; frame < 30; frame++) activity.push(-60)
  const verdicts = levels.map(() => activity.push(-60))
  expect(verdicts.map((verdict) => verdict?.run)).toEqual([0, 0, 0, 0, 1, 2, 3, 0, 0])
  expect(verdicts[0]).toEqual({ level: -60, floor: -60, run: 0 })
  expect(activity.finish()).toHaveLength(30)
})

test('the last 41 s are read as they were, also across the end of their store', () => {
  const history = createHistory()
  const kept = 2048 * FRAME_SAMPLES
  for (let at = 0; at < kept + 16_000; at += 16_000) history.keepSamples(at, sine)
  const read = new Int16Array(16_000)
  history.read(kept - 8000, read)
  expect(read).toEqual(
    Int16Array.from(sine, (_, index) => sine[(kept - 8000 + index) % 16_000] ?? 0),
  )
})

test('speech spans: begin at 0.3, go on at 0.25, end where they fell', () => {
  const short = { positive: 0.3, negative: 0.25, redemptionFrames: 2, minimumFrames: 2 }
  const spans = (...probabilities: number[]) => speechSpans(probabilities, 1000, short)
  const span = (start: number, end: number) => ({
    start: 1000 + start * 512,
    end: 1000 + end * 512,
  })
  expect(spans(0, 0.29, 0.3, 0.26, 0.3, 0.1, 0.1, 0.1)).toEqual([span(2, 5)])
  expect(spans(0.9, 0.9, 0.1, 0.1, 0.9, 0.9)).toEqual([span(0, 6)])
  expect(spans(0.9, 0.9, 0.1, 0.1, 0.1, 0.9, 0.9)).toEqual([span(0, 2), span(5, 7)])
  expect(spans(0.9, 0.1, 0.1, 0.1)).toEqual([])
  expect(spans(0.9, 0.9, 0.26, 0.26, 0.26, 0.26)).toEqual([span(0, 6)])
  expect(speechSpans([])).toEqual([])
})

test('speech spans by the defaults of vad-web: 12 frames are speech, 11 are not', () => {
  expect(speechSpans(new Float32Array(12).fill(0.3))).toEqual([{ start: 0, end: 12 * 512 }])
  expect(speechSpans(new Float32Array(11).fill(0.3))).toEqual([])
})
