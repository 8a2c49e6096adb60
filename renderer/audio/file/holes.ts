import type { MissingSound } from '../../../shared/errors.ts'

/** Seconds. What is shorter costs no word. */
const SHORTEST = 0.2
/** More places than that tell nobody anything. */
const MOST = 100

/** Notes where sound could not be decoded. */
export interface Holes {
  /** Something behind the last sound could not be decoded. */
  begin(): void
  /** Sound of the file came, in seconds from its beginning. Was a hole before it? */
  sound(from: number, to: number): boolean
  any(): boolean
  /** The holes between sounds that are long enough to be told. */
  found(): MissingSound[]
}

/** `from`: where decoding begins, in seconds of the file. */
export function createHoles(from = 0): Holes {
  const found: MissingSound[] = []
  let isOpen = false
  let hasAny = false
  let end = from

  return {
    begin() {
      isOpen = true
      hasAny = true
    },
    sound(start, to) {
      const isHole = isOpen && start - end >= SHORTEST && found.length < MOST
      if (isHole) found.push({ from: end, to: start })
      isOpen = false
      end = Math.max(end, to)
      return isHole
    },
    any: () => hasAny,
    found: () => found,
  }
}
