/** Frames the floor looks back on: 10 s. Longer than a sentence, shorter than one waits for a fan. */
const WINDOW_FRAMES = 500

/**
 * The share of quietest frames that is taken for noise. 5 % of the window is 25 frames, fewer than
 * the frames of hindsight (activity.ts): a floor that falls is known before a frame is judged by it.
 */
const QUANTILE = 0.05

/** dBFS. A louder floor is not believed: held vowels and loud music are as steady as a loud fan. */
const LOUDEST_FLOOR = -35

/**
 * dBFS. Below it a frame is digital silence (a muted microphone, a Bluetooth headset waking up): it
 * says nothing about the room. One step of 16 bits is -90.
 */
const DIGITAL_SILENCE = -90

const BINS_PER_DB = 2
const BINS = -DIGITAL_SILENCE * BINS_PER_DB + 1

/** The level of the noise behind the speech, in dBFS, as a low quantile over a sliding window. */
export interface NoiseFloor {
  /** Takes the level of the next frame, in dBFS. */
  add(level: number): void
  /** The floor in dBFS; -Infinity while nothing but digital silence was heard. */
  value(): number
}

/** Makes a {@link NoiseFloor}: a histogram of half decibels, so that a step costs the same always. */
export function createNoiseFloor(): NoiseFloor {
  const counts = new Uint16Array(BINS)
  const window = new Int16Array(WINDOW_FRAMES).fill(-1)
  let next = 0
  let size = 0

  return {
    add(level) {
      const leaving = window[next] ?? -1
      if (leaving >= 0) {
        counts[leaving] = (counts[leaving] ?? 0) - 1
        size -= 1
      }
      const bin = binOf(level)
      window[next] = bin
      next = (next + 1) % WINDOW_FRAMES
      if (bin < 0) return
      counts[bin] = (counts[bin] ?? 0) + 1
      size += 1
    },
    value() {
      if (size === 0) return -Infinity
      let below = 0
      let bin = 0
      for (; bin < BINS - 1; bin++) {
        below += counts[bin] ?? 0
        if (below >= QUANTILE * size) break
      }
      return Math.min(LOUDEST_FLOOR, DIGITAL_SILENCE + bin / BINS_PER_DB)
    },
  }
}

function binOf(level: number): number {
  return level < DIGITAL_SILENCE
    ? -1
    : Math.min(BINS - 1, Math.floor((level - DIGITAL_SILENCE) * BINS_PER_DB))
}
