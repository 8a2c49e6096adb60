import { mostUnderWay } from '../transcriber/next-pieces.ts'

/** A file of the queue that is not paused. */
export interface Remaining {
  id: string
  /** Samples that are still to be transcribed. */
  samples: number
}

/**
 * Seconds until each file, given in the order of the queue, is transcribed, at so many samples a second of all
 * together.
 */
export function timesLeft(
  files: readonly Remaining[],
  samplesPerSecond: number,
): Map<string, number> {
  const times = new Map<string, number>()
  let time = 0
  let left = files.map((file) => ({ ...file }))
  while (left.length > 0) {
    const shares = sharesOf(left.length)
    const served = left.slice(0, shares.length)
    const speedOf = (place: number): number => samplesPerSecond * (shares[place] ?? 0)
    const step = Math.min(...served.map(({ samples }, place) => samples / speedOf(place)))
    time += step
    for (const [place, file] of served.entries()) {
      file.samples -= step * speedOf(place)
      // Less than a sample is the rounding of the division.
      if (file.samples < 1) times.set(file.id, time)
    }
    left = left.filter(({ id }) => !times.has(id))
  }
  return times
}

/** The part of the pace that each of so many files has, in their order: as many as it has pieces under way (next-pieces.ts). */
function sharesOf(files: number): number[] {
  const others = Math.min(files - 1, mostUnderWay / 2)
  if (others === 0) return [1]
  const turns = Array.from({ length: mostUnderWay / 2 }, (_, turn) => turn % others)
  const shareOf = (other: number): number => turns.filter((turn) => turn === other).length
  const shares = Array.from({ length: others }, (_, other) => shareOf(other) / mostUnderWay)
  return [1 / 2, ...shares]
}
