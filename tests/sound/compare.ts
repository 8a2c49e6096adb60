/** How like two stretches are (-1 to 1), and by how many samples the second lies later. */
export interface Likeness {
  lag: number
  correlation: number
}

export interface Stretch {
  from: number
  length: number
  /** How far from `around` it is looked for. */
  reach: number
  /** By how many samples it is thought to lie later. */
  around?: number
}

/** Finds where a stretch of `expected` lies in `heard`. */
export function locate(
  expected: ArrayLike<number>,
  heard: ArrayLike<number>,
  { from, length, reach, around = 0 }: Stretch,
): Likeness {
  let best: Likeness = { lag: 0, correlation: -1 }
  for (let lag = around - reach; lag <= around + reach; lag++) {
    const correlation = correlate(expected, heard, { from, length, lag })
    if (correlation > best.correlation) best = { lag, correlation }
  }
  return best
}

/** The normalised correlation of a stretch with the one `lag` samples later in `heard`. */
export function correlate(
  expected: ArrayLike<number>,
  heard: ArrayLike<number>,
  { from, length, lag = 0 }: { from: number; length: number; lag?: number },
): number {
  let product = 0
  let first = 0
  let second = 0
  for (let index = from; index < from + length; index++) {
    const a = expected[index] ?? 0
    const b = heard[index + lag] ?? 0
    product += a * b
    first += a * a
    second += b * b
  }
  return first === 0 || second === 0 ? 0 : product / Math.sqrt(first * second)
}

/** The level of a stretch in dBFS, 0 for a full-scale square wave. */
export function level(samples: Int16Array, from: number, to: number): number {
  const part = samples.subarray(from, to)
  const power = part.reduce((sum, sample) => sum + sample * sample, 0) / part.length
  return 10 * Math.log10(power / 32_768 ** 2)
}
