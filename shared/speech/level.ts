import { SAMPLE_RATE } from './pcm.ts'

/** Levels a second: the meter moves as often as films do, and no more messages are sent for it. */
export const LEVELS_PER_SECOND = 30

/** What the meter shows for 1/30 s. */
export interface Level {
  /** The largest magnitude, 0 to 1. */
  peak: number
  /** Root of the mean square, 0 to 1. */
  rms: number
}

/** Measures levels of PCM16 at 16 kHz, in chunks of any size. */
export interface LevelMeter {
  /** Gives the level of each 1/30 s that the samples complete. */
  push(samples: Int16Array): Level[]
}

/** Makes a {@link LevelMeter}. 1/30 s is 533 1/3 samples: every third one is a sample longer. */
export function createLevelMeter(): LevelMeter {
  let measured = 0
  let position = 0
  let start = 0
  let peak = 0
  let squares = 0

  return {
    push(samples) {
      const levels: Level[] = []
      for (const sample of samples) {
        peak = Math.max(peak, Math.abs(sample))
        squares += sample * sample
        position += 1
        if (position * LEVELS_PER_SECOND < (measured + 1) * SAMPLE_RATE) continue
        const rms = Math.sqrt(squares / (position - start)) / 32_768
        levels.push({ peak: peak / 32_768, rms })
        measured += 1
        start = position
        peak = squares = 0
      }
      return levels
    },
  }
}
