import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { Recordings } from '../recordings.ts'
import type { Strikes } from './strikes.ts'

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

/**
 * What is to be sent, in its order: dictations before files, older before newer, each from its beginning; pieces that
 * requests have failed at come after their neighbours. While the language of a recording is open, it is one piece.
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
  const inOrder = [
    ...unfinished.filter(isSpoken),
    ...unfinished.filter((recording) => !isSpoken(recording)),
  ]
  for (const recording of inOrder) {
    if (recording.untranscribed === 0) continue
    const all = recordings
      .openPieces(recording.id, lookAhead)
      .map((piece) => ({ recording, piece, key: keyOf(recording.id, piece.index) }))
    const free = all
      .filter(({ key }) => !isUnderWay(key))
      .toSorted((one, other) => strikes.of(one.key) - strikes.of(other.key))
    if (recording.language !== 'auto') yield* free
    else if (free.length === all.length) yield* free.slice(0, 1)
  }
}
