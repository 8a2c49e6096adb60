import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { Recordings } from '../recordings.ts'
import type { Strikes } from './strikes.ts'

/**
 * Pieces under way at once, of dictations and of files each: as many as the budget has in flight at most. How many
 * requests are made, it decides.
 */
export const mostUnderWay = 8

/** A piece that may be sent. */
export interface Candidate {
  recording: Recording
  piece: Piece
  key: string
}

/** Pieces of a recording that are looked at: more than can be under way at once. */
const lookAhead = 16

export function keyOf(recordingId: string, index: number): string {
  return `${recordingId} ${index}`
}

/** What may be sent of one recording, and how many of its pieces are on their way already. */
interface Line {
  underWay: number
  candidates: Candidate[]
}

/**
 * What is to be sent, in its order: dictations before files, older dictations before newer, and the files in turns,
 * each from its beginning; pieces that requests have failed at come after their neighbours. While the language of a
 * recording is open, it is one piece.
 */
export function* nextPieces(
  unfinished: readonly Recording[],
  dependencies: {
    recordings: Pick<Recordings, 'openPieces'>
    strikes: Strikes
    isUnderWay: (key: string) => boolean
  },
): Generator<Candidate> {
  const { recordings, strikes, isUnderWay } = dependencies
  const isSpoken = ({ source }: Recording): boolean => source.kind === 'microphone'
  function lineOf(recording: Recording): Line {
    const all = recordings
      .openPieces(recording.id, lookAhead)
      .map((piece) => ({ recording, piece, key: keyOf(recording.id, piece.index) }))
    const free = all
      .filter(({ key }) => !isUnderWay(key))
      .toSorted((one, other) => strikes.of(one.key) - strikes.of(other.key))
    const underWay = all.length - free.length
    if (recording.language !== 'auto') return { underWay, candidates: free }
    return { underWay, candidates: underWay === 0 ? free.slice(0, 1) : [] }
  }

  const open = unfinished.filter(({ untranscribed }) => untranscribed > 0)
  for (const recording of open.filter(isSpoken)) yield* lineOf(recording).candidates
  yield* inTurns(open.filter((recording) => !isSpoken(recording)).map(lineOf))
}

/**
 * Every other turn is that of the first line: what stands first in the queue is done first. The others share the rest,
 * so that a long file keeps no short one waiting.
 */
function* inTurns([first, ...others]: Line[]): Generator<Candidate> {
  for (;;) {
    const [second] = others
      .filter(({ candidates }) => candidates.length > 0)
      .toSorted((one, other) => one.underWay - other.underWay)
    const shared = others.reduce((sum, { underWay }) => sum + underWay, 0)
    const isFirsts = first !== undefined && (first.underWay <= shared || second === undefined)
    const line = isFirsts && first.candidates.length > 0 ? first : second
    const candidate = line?.candidates.shift()
    if (line === undefined || candidate === undefined) return
    line.underWay += 1
    yield candidate
  }
}
