import { dbfs, FRAME_SAMPLES } from './frame-energy.ts'
import type { Span } from './pcm.ts'

/** Frames kept: 41 s, more than the longest piece with its pause, its lead and the hindsight. */
const KEPT_FRAMES = 2048
const KEPT_SAMPLES = KEPT_FRAMES * FRAME_SAMPLES

/** The last seconds of a take: the power of its frames, and its samples where they are needed. */
export interface History {
  /** Keeps the power of a frame, which counts from the start of the take. */
  keepPower(frame: number, power: number): void
  /** The power of a frame of the last 41 s. */
  power(frame: number): number
  /** The level of the loudest frame in a stretch of the last 41 s, in dBFS. */
  loudest(stretch: Span): number
  /** Keeps samples (41 s at most) that begin at `start`. */
  keepSamples(start: number, samples: Int16Array): void
  /** Copies samples of the last 41 s, from `start` on: as many as there is room for. */
  read(start: number, into: Int16Array): void
}

/** Makes a {@link History}; its 1.3 MB for samples are taken at the first `keepSamples`. */
export function createHistory(): History {
  const powers = new Float64Array(KEPT_FRAMES)
  let samples: Int16Array | null = null

  return {
    keepPower(frame, power) {
      powers[frame % KEPT_FRAMES] = power
    },
    power: (frame) => powers[frame % KEPT_FRAMES] ?? 0,
    loudest({ start, end }) {
      let power = 0
      for (let frame = Math.floor(start / FRAME_SAMPLES); frame * FRAME_SAMPLES < end; frame++) {
        power = Math.max(power, powers[frame % KEPT_FRAMES] ?? 0)
      }
      return dbfs(power)
    },
    keepSamples(start, added) {
      samples ??= new Int16Array(KEPT_SAMPLES)
      const at = start % KEPT_SAMPLES
      const head = added.subarray(0, KEPT_SAMPLES - at)
      samples.set(head, at)
      samples.set(added.subarray(head.length), 0)
    },
    read(start, into) {
      if (samples === null) return
      const at = start % KEPT_SAMPLES
      const head = samples.subarray(at, Math.min(KEPT_SAMPLES, at + into.length))
      into.set(head)
      into.set(samples.subarray(0, into.length - head.length), head.length)
    },
  }
}
