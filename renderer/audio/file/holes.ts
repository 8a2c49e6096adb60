import type { MissingSound } from '../../../shared/errors.ts'

/** Seconds. What is shorter costs no word. */
const SHORTEST = 0.2
/** More places than that tell nobody anything. */
const MOST = 100

/** Notes where sound could not be decoded. */
export interface Holes {
  /** Something behind the last sound could not be decoded. */
  begin(): void
  /** Sound of the file came, in seconds from its beginning. */
  sound(from: number, to: number): void
  any(): boolean
  /** The holes between sounds that are long enough to be told. */
  found(): MissingSound[]
}

export function createHoles(): Holes {
  const found: MissingSound[] = []
  let isOpen = false
  let hasAny = false
  let end = 0

  return {
    begin() {
      isOpen = true
      hasAny = true
    },
    sound(from, to) {
      if (isOpen && from - end >= SHORTEST && found.length < MOST)
        found.push({ from: end, to: from })
      isOpen = false
      end = Math.max(end, to)
    },
    any: () => hasAny,
    found: () => found,
  }
}
