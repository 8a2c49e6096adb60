const FRONT = 1
/** The centre carries the voices of films and panels; it stands in both front channels at -3 dB. */
const CENTRE = Math.SQRT2
const SURROUND = Math.SQRT1_2
/** The channel of low frequencies alone, in which nobody speaks. */
const LOW = 0

/**
 * How much of each channel goes into mono, before it is scaled: ITU-R BS.775 to stereo, both sides
 * added. Orders are those of WAVE_FORMAT_EXTENSIBLE, which WebCodecs gives for every codec.
 */
const WEIGHTS: Readonly<Record<number, readonly number[]>> = {
  3: [FRONT, FRONT, CENTRE],
  5: [FRONT, FRONT, CENTRE, SURROUND, SURROUND],
  6: [FRONT, FRONT, CENTRE, LOW, SURROUND, SURROUND],
  7: [FRONT, FRONT, CENTRE, LOW, SURROUND, SURROUND, SURROUND],
  8: [FRONT, FRONT, CENTRE, LOW, SURROUND, SURROUND, SURROUND, SURROUND],
}

/** How much of each channel goes into mono. They add up to 1, so that the sum never clips. */
export function monoWeights(channels: number): number[] {
  const weights = WEIGHTS[channels] ?? Array.from({ length: channels }, () => FRONT)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** Mixes samples of several channels to mono. */
export interface Mixer {
  /**
   * Mixes `frames` samples of each of `channels` channels, each of which `read` writes when it is asked
   * for. The answer is good until the next one: a file has a hundred thousand blocks an hour, and as
   * many new buffers would pile up until they are collected.
   */
  mix(channels: number, frames: number, read: ReadChannel): Float32Array
}

export type ReadChannel = (channel: number, into: Float32Array<ArrayBuffer>) => void

/** Makes a {@link Mixer}. */
export function createMixer(): Mixer {
  let mono = new Float32Array(0)
  let single = new Float32Array(0)
  let weights: number[] = []

  return {
    mix(channels, frames, read) {
      if (weights.length !== channels) weights = monoWeights(channels)
      if (mono.length < frames) {
        mono = new Float32Array(frames)
        single = new Float32Array(frames)
      }
      const mixed = mono.subarray(0, frames)
      const channel = single.subarray(0, frames)
      mixed.fill(0)
      for (const [index, weight] of weights.entries()) {
        if (weight === 0) continue
        read(index, channel)
        for (let at = 0; at < frames; at++)
          mixed[at] = (mixed[at] ?? 0) + weight * (channel[at] ?? 0)
      }
      return mixed
    },
  }
}
