/** Samples a second of every stored sound, in Hz: what Whisper and Silero VAD take. */
export const SAMPLE_RATE = 16_000

/** A stretch of sound, [start, end), in samples since the start of the take. */
export interface Span {
  start: number
  end: number
}

/** Turns seconds into whole samples. */
export function samplesIn(seconds: number): number {
  return Math.round(seconds * SAMPLE_RATE)
}

/**
 * Turns samples in [-1, 1] into PCM16, as the WAV stores them, at the beginning of `pcm`; louder ones are clipped, NaN
 * is 0.
 */
export function toPcm16(
  samples: Float32Array,
  pcm = new Int16Array(samples.length),
): Int16Array<ArrayBuffer> {
  for (let index = 0; index < samples.length; index++) {
    // What Math.round, Math.min and Math.max say takes them longer than all the rest.
    const scaled = Math.floor((samples[index] ?? 0) * 32_768 + 0.5)
    pcm[index] = scaled < -32_768 ? -32_768 : scaled > 32_767 ? 32_767 : scaled
  }
  return pcm
}

/** Turns PCM16 into samples in [-1, 1), as Silero VAD takes them, at the beginning of `floats`. */
export function toFloat(
  samples: Int16Array,
  floats: Float32Array = new Float32Array(samples.length),
): Float32Array {
  for (let index = 0; index < samples.length; index++) {
    floats[index] = (samples[index] ?? 0) / 32_768
  }
  return floats
}
