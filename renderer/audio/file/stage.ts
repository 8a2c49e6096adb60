import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { createResampler } from '../resample/resampler.ts'
import { createTimeline } from './timeline.ts'

/** Seconds of silence that are resampled at once. */
const QUIET = 0.5

export interface StageOptions {
  /** Samples a second of what comes in. */
  rate: number
  /** Where it begins, in samples at 16 kHz. */
  from: number
  /** Where the file ends by its own account, in seconds; null where it does not tell. */
  end: number | null
  /** Takes what comes out: samples at 16 kHz, good until its promise is kept. */
  onSound: (samples: Float32Array) => Promise<void>
}

/** Turns mono blocks of one rate into unbroken sound at 16 kHz. */
export interface Stage {
  rate: number
  /** Takes the block that begins at `time` (seconds). */
  add(time: number, mono: Float32Array): Promise<void>
  /** Gives all that is left, and tells where it ends, in samples at 16 kHz. */
  finish(): Promise<number>
}

/** Makes a {@link Stage}. */
export function createStage({ rate, from, end, onSound }: StageOptions): Stage {
  const resampler = createResampler(rate)
  const start = Math.round((from / SAMPLE_RATE) * rate)
  const timeline = createTimeline({ rate, from: start, end: end === null ? null : end * rate })

  async function give(ready: Float32Array): Promise<void> {
    if (ready.length > 0) await onSound(ready)
  }

  async function beQuiet(length: number): Promise<void> {
    const quiet = new Float32Array(Math.min(length, Math.ceil(QUIET * rate)))
    for (let left = length; left > 0; left -= quiet.length) {
      await give(resampler.push(quiet.subarray(0, left)))
    }
  }

  return {
    rate,
    async add(time, mono) {
      const { silence, skip } = timeline.place(time, mono.length)
      await beQuiet(silence)
      await give(resampler.push(mono.subarray(skip)))
    },
    async finish() {
      await give(resampler.finish())
      return from + Math.round(((timeline.position() - start) * SAMPLE_RATE) / rate)
    },
  }
}
