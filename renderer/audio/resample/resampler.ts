import { ConverterType, create } from '@alexanderolsen/libsamplerate-js'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'

/** Samples given to the filter at once; libsamplerate-js takes a million at most in one call. */
const BLOCK = 65_536

/** Samples of quiet that push the end of the sound out of the filter: more than half its length at 192 kHz. */
const TAIL = 4096

/** Brings mono sound to 16 kHz, in parts of any size. */
export interface Resampler {
  /**
   * Takes the next samples and gives what is ready; the filter holds back about 1 ms until more comes.
   * The answer is good until the next one. At 16 kHz nothing is done, and it is what was given.
   */
  push(samples: Float32Array): Float32Array
  /** Gives the rest: in all, as many samples as the sound lasts at 16 kHz. */
  finish(): Float32Array
}

/**
 * Makes a {@link Resampler} from `rate` (1 to 192,000 Hz) with libsamplerate's SINC_FASTEST. Its first
 * sample stands where the first one of the input stands: what the filter holds back is no delay.
 */
export async function createResampler(rate: number): Promise<Resampler> {
  const converter = await create(1, rate, SAMPLE_RATE, {
    converterType: ConverterType.SRC_SINC_FASTEST,
  })
  const ratio = SAMPLE_RATE / rate
  const made = { frames: 0 }
  let ready = new Float32Array(0)
  let received = 0
  let given = 0

  function push(samples: Float32Array): Float32Array {
    received += samples.length
    if (rate === SAMPLE_RATE) {
      given += samples.length
      return samples
    }
    const parts = split(samples)
    const room = Math.ceil(samples.length * ratio) + parts.length
    if (ready.length < room) ready = new Float32Array(room)
    let filled = 0
    for (const part of parts) {
      converter.full(part, ready.subarray(filled), made)
      filled += made.frames
    }
    given += filled
    return ready.subarray(0, filled)
  }

  return {
    push,
    finish() {
      const rest = Math.round(received * ratio) - given
      const tail = push(new Float32Array(Math.ceil(TAIL + rest / ratio)))
      converter.destroy()
      return tail.subarray(0, Math.max(0, rest))
    },
  }
}

function split(samples: Float32Array): Float32Array[] {
  const parts: Float32Array[] = []
  for (let from = 0; from < samples.length; from += BLOCK) {
    parts.push(samples.subarray(from, from + BLOCK))
  }
  return parts
}
