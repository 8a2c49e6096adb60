import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'

/** How loud a sound is, and how long: enough to tell whether another sound is the same. */
export interface Levels {
  samples: number
  /** The mean magnitude (0 to 1) of each second; the last may be shorter. */
  seconds: readonly number[]
}

/** Measures {@link Levels} of sound (PCM16, 16 kHz) that comes in chunks. */
export function createLevelMeter() {
  const seconds: number[] = []
  let samples = 0
  let sum = 0
  let count = 0

  function endSecond(): void {
    if (count > 0) seconds.push(sum / count / 32_768)
    sum = count = 0
  }

  return {
    add(sound: Int16Array): void {
      samples += sound.length
      for (const sample of sound) {
        sum += Math.abs(sample)
        count += 1
        if (count === SAMPLE_RATE) endSecond()
      }
    },
    finish(): Levels {
      endSecond()
      return { samples, seconds }
    },
  }
}

/** Samples by which a compressed sound may be longer or shorter: a packet of Opus has 320. */
const slack = SAMPLE_RATE / 20
/** A second may be louder or quieter by this share, and by this much: what a codec does to noise. */
const share = 0.35
const little = 0.004

/** Is the other sound as long as the first, and as loud in each of its seconds? */
export function isSameSound(one: Levels, other: Levels): boolean {
  if (Math.abs(one.samples - other.samples) > slack) return false
  // What is left behind the last whole second may be a few samples in one and none in the other.
  const whole = Math.floor(Math.min(one.samples, other.samples) / SAMPLE_RATE)
  return one.seconds.slice(0, whole).every((level, index) => {
    return Math.abs(level - (other.seconds[index] ?? 0)) <= level * share + little
  })
}
