/** Chance that can be repeated: the same seed gives the same moments. */
export interface Chance {
  readonly seed: number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
}

/** Takes the seed from JUTT_SEED, or a new one, and prints it, so that a failure can be tried again. */
export function createChance(): Chance {
  const asked = Number.parseInt(process.env['JUTT_SEED'] ?? '', 10)
  const seed = Number.isNaN(asked) ? Math.trunc(Math.random() * 2 ** 31) : asked
  console.log(`  seed ${seed} (JUTT_SEED=${seed} chooses the same moments again)`)
  const next = mulberry32(seed)
  return {
    seed,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
  }
}

/** Tommy Ettinger's generator of 32 bits of state; answers numbers from 0 up to, but not, 1. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
