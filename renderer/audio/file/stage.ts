import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { createResampler } from '../resample/resampler.ts'
import { createTimeline } from './timeline.ts'

/** Seconds of sound that are resampled at once. */
const BATCH = 0.5

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
export async function createStage({ rate, from, end, onSound }: StageOptions): Promise<Stage> {
  const resampler = await createResampler(rate)
  const start = Math.round((from / SAMPLE_RATE) * rate)
  const timeline = createTimeline({ rate, from: start, end: end === null ? null : end * rate })
  const batch = new Float32Array(Math.ceil(BATCH * rate))
  let filled = 0

  async function resample(samples: Float32Array): Promise<void> {
    const ready = resampler.push(samples)
    if (ready.length > 0) await onSound(ready)
  }

  async function write(length: number, fill: (part: Float32Array, from: number) => void) {
    for (let done = 0; done < length;) {
      const part = batch.subarray(filled, filled + length - done)
      fill(part, done)
      filled += part.length
      done += part.length
      if (filled < batch.length) continue
      filled = 0
      await resample(batch)
    }
  }

  return {
    rate,
    async add(time, mono) {
      const { silence, skip } = timeline.place(time, mono.length)
      await write(silence, (part) => part.fill(0))
      const rest = mono.subarray(skip)
      await write(rest.length, (part, done) => part.set(rest.subarray(done, done + part.length)))
    },
    async finish() {
      await resample(batch.subarray(0, filled))
      const rest = resampler.finish()
      if (rest.length > 0) await onSound(rest)
      return from + Math.round(((timeline.position() - start) * SAMPLE_RATE) / rate)
    },
  }
}
