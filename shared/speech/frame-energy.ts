/**
 * Samples of one frame of energy: 20 ms. Shorter ones would see the single periods of a deep voice
 * (80 Hz, 12.5 ms); longer ones blur where a word begins.
 */
export const FRAME_SAMPLES = 320

const FULL_SCALE = 32_768 ** 2

/** Measures the power of frames whose samples come in parts. */
export interface Framer {
  /**
   * Adds samples, no further than the end of the frame. Gives the frame's power once it is complete:
   * the mean square without its offset, 1 for full scale.
   */
  push(samples: Int16Array): number | null
}

/** Makes a {@link Framer}. Sums of PCM16 are whole numbers, hence exact and the same in any parts. */
export function createFramer(): Framer {
  let count = 0
  let sum = 0
  let squares = 0

  return {
    push(samples) {
      for (let index = 0; index < samples.length; index++) {
        const sample = samples[index] ?? 0
        sum += sample
        squares += sample * sample
      }
      count += samples.length
      if (count < FRAME_SAMPLES) return null
      const power = powerOf(count, sum, squares)
      count = sum = squares = 0
      return power
    },
  }
}

/** Power in dBFS: 0 is the mean square of a full-scale square wave, so a full-scale sine is -3.01. */
export function dbfs(power: number): number {
  return 10 * Math.log10(power)
}

/** The variance: a microphone's constant offset is no sound. */
function powerOf(count: number, sum: number, squares: number): number {
  return Math.max(0, squares - (sum * sum) / count) / count / FULL_SCALE
}
