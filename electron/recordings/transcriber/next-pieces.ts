import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { SHORTEST_PIECE } from '../../../shared/speech/piece.ts'
import type { Recordings } from '../recordings.ts'
import type { Jobs } from './jobs.ts'
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

/** Pieces of a recording that are looked at beyond those under way: more than can be begun at once. */
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
    jobs: Pick<Jobs, 'has' | 'pieces'>
  },
): Generator<Candidate> {
  const { recordings, strikes, jobs } = dependencies
  const isSpoken = ({ source }: Recording): boolean => source.kind === 'microphone'
  function lineOf(recording: Recording): Line {
    const all = recordings
      .openPieces(recording.id, jobs.pieces() + lookAhead)
      .map((piece) => ({ recording, piece, key: keyOf(recording.id, piece.index) }))
    const free = all
      .filter(({ key }) => !jobs.has(key))
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

/**
 * The piece and those behind it that can go to the service with it as one sound: so many samples at most, each with speech
 * that was heard, and none that holds what the one before it holds too.
 */
export function runFrom(
  { recording, piece }: Candidate,
  most: number,
  dependencies: {
    recordings: Pick<Recordings, 'openPieces'>
    jobs: Pick<Jobs, 'pieces'>
    isFree: (key: string) => boolean
  },
): Piece[] {
  const { recordings, jobs, isFree } = dependencies
  const open = recordings.openPieces(recording.id, jobs.pieces() + Math.ceil(most / SHORTEST_PIECE))
  const run = [piece]
  let length = piece.end - piece.start
  let end = piece.end
  for (const next of open.filter(({ index }) => index > piece.index)) {
    length += next.end - next.start
    const fits = length <= most && next.start >= end
    const isHeard = next.speech !== null && next.speech.length > 0
    if (!fits || !isHeard || !isFree(keyOf(recording.id, next.index))) break
    run.push(next)
    end = next.end
  }
  return run
}
