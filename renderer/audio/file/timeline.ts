/**
 * Seconds by which a time may differ from where the sound before it ended and still mean the same
 * place. Containers round times (Matroska to 1 ms), and no pause of speech is this short.
 */
const TOLERANCE = 0.01

/** Seconds. Sound that ends longer ago is no repetition: its clock was set back, and it is kept. */
const LONGEST_OVERLAP = 1

/** Seconds. Where a file does not tell its length, a longer gap is an error of its clock. */
const LONGEST_GAP = 600

export interface TimelineOptions {
  /** Samples a second. */
  rate: number
  /** Where sound is wanted from, in samples. */
  from: number
  /** Where the file ends by its own account, in samples; null where it does not tell. */
  end: number | null
}

/** What is done with a block of sound, in samples. */
export interface Place {
  /** Silence that goes before it. */
  silence: number
  /** How much of its beginning is left out. */
  skip: number
}

/** Puts blocks of sound where their times say, one after the other. */
export interface Timeline {
  /** Gives the place of a block that begins at `time` (seconds); the position moves behind it. */
  place(time: number, length: number): Place
  /** Samples placed so far, since time 0. */
  position(): number
}

/** Makes a {@link Timeline}. Gaps become silence, so that times of text are those of the player. */
export function createTimeline({ rate, from, end }: TimelineOptions): Timeline {
  /** The first sound stands exactly where its time says, so that it is the same wherever one begins. */
  let tolerance = 0
  const furthest = (position: number) =>
    end === null ? position + LONGEST_GAP * rate : end + LONGEST_OVERLAP * rate
  let position = from
  /** Samples by which the file's clock is wrong from here on. */
  let error = 0

  function distance(start: number, length: number): number {
    const given = start - error - position
    const isWrong =
      (given > tolerance && start - error > furthest(position)) ||
      (tolerance > 0 && given + length < -LONGEST_OVERLAP * rate)
    if (isWrong) error = start - position
    return isWrong || Math.abs(given) <= tolerance ? 0 : given
  }

  return {
    place(time, length) {
      const ahead = distance(Math.round(time * rate), length)
      const silence = Math.max(0, ahead)
      const skip = Math.min(length, Math.max(0, -ahead))
      position += silence + length - skip
      if (skip < length) tolerance = TOLERANCE * rate
      return { silence, skip }
    },
    position: () => position,
  }
}
