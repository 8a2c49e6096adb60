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

/** Mixes channels of equal length to mono. */
export function mixDown(channels: readonly Float32Array[]): Float32Array {
  const mono = new Float32Array(channels[0]?.length ?? 0)
  for (const [index, weight] of monoWeights(channels.length).entries()) {
    const channel = channels[index]
    if (weight === 0 || !channel) continue
    for (let at = 0; at < mono.length; at++)
      mono[at] = (mono[at] ?? 0) + weight * (channel[at] ?? 0)
  }
  return mono
}
