import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { createFilter } from './filter.ts'

/** Brings mono sound to 16 kHz, in parts of any size. */
export interface Resampler {
  /**
   * Takes the next samples and gives what is ready; the filter holds back about 3 ms until more comes.
   * The answer is good until the next one. At 16 kHz nothing is done, and it is what was given.
   */
  push(samples: Float32Array): Float32Array
  /** Gives the rest: in all, as many samples as the sound lasts at 16 kHz. */
  finish(): Float32Array
}

/**
 * Makes a {@link Resampler} from `rate` (whole Hz). Its first sample stands where the first one of the
 * input stands: what the filter holds back is no delay.
 */
export function createResampler(rate: number): Resampler {
  if (rate === SAMPLE_RATE) return { push: (samples) => samples, finish: () => new Float32Array(0) }
  const filter = createFilter(rate, SAMPLE_RATE)
  const ratio = SAMPLE_RATE / rate
  let ready = new Float32Array(0)
  let received = 0
  let given = 0

  function push(samples: Float32Array): Float32Array {
    received += samples.length
    const room = Math.ceil((samples.length + filter.delay) * ratio)
    if (ready.length < room) ready = new Float32Array(room)
    let filled = 0
    for (let from = 0; from < samples.length; from += filter.most) {
      const made = filter.run(samples.subarray(from, from + filter.most))
      ready.set(made, filled)
      filled += made.length
    }
    given += filled
    return ready.subarray(0, filled)
  }

  return {
    push,
    finish() {
      const rest = Math.round(received * ratio) - given
      // Quiet pushes the end of the sound out of the filter.
      const tail = push(new Float32Array(filter.delay + Math.ceil(rest / ratio)))
      return tail.subarray(0, Math.max(0, rest))
    },
  }
}
