import type { Cut, Piece as StoredPiece } from '../ipc/schemas/recordings.ts'
import { samplesIn } from './pcm.ts'
import type { Piece } from './piece.ts'

/** Silence is declared in steps: seldom enough for few rows, soon enough that a crash leaves little open. */
const SILENCE_STEP = samplesIn(30)

/** What of a stored piece the pieces after it depend on. */
export type LastPiece = Pick<StoredPiece, 'start' | 'end' | 'speech' | 'ending'>

/** Makes the cuts of a recording: each sample is in one, or in two where a piece overlaps the one before. */
export interface Cover {
  /**
   * Gives the cuts that follow from the next final pieces, and from no other piece beginning before the
   * sample `settled`.
   */
  add(pieces: readonly Piece[], settled: number): Cut[]
  /** Gives the cuts that are left of a recording of so many samples, after its last pieces. */
  finish(pieces: readonly Piece[], samples: number): Cut[]
  /** The last cut there is; null where there is none. */
  last(): LastPiece | null
}

/** Makes a {@link Cover} that goes on after the last piece there is. */
export function createCover(after: LastPiece | null = null): Cover {
  let last = after

  /** What lies between is silent; pieces without speech are too, and need no cut of their own. */
  function silence(until: number, ending: Cut['ending']): Cut[] {
    const start = last?.end ?? 0
    return until > start ? [keep({ start, end: until, speech: [], ending })] : []
  }

  function keep(cut: Cut): Cut {
    last = cut
    return cut
  }

  function cutsOf({ start, end, speech, cut }: Piece): Cut[] {
    if (speech.length === 0) return []
    const spans = speech.map((span) => ({ ...span }))
    return [...silence(start, 'pause'), keep({ start, end, speech: spans, ending: cut })]
  }

  return {
    add(pieces, settled) {
      const cuts = pieces.flatMap(cutsOf)
      const isLong = settled - (last?.end ?? 0) >= SILENCE_STEP
      return isLong ? [...cuts, ...silence(settled, 'pause')] : cuts
    },
    finish: (pieces, samples) => [...pieces.flatMap(cutsOf), ...silence(samples, 'end')],
    last: () => last,
  }
}

/** The piece after which a segmenter goes on; null for the start. */
export function pieceToResume(last: LastPiece | null): Piece | null {
  if (last === null) return null
  const { start, end, speech, ending } = last
  return {
    start,
    end,
    speech: speech ?? [],
    overlap: 0,
    // Where nobody looked for a place to cut, a word may be cut: it is heard again, as after a length.
    cut: ending ?? 'length',
    // Behind silence alone nothing may have been said yet, and then the shortest word counts.
    number: speech?.length === 0 ? -1 : 0,
  }
}
