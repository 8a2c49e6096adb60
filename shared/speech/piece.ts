import { FRAME_SAMPLES } from './frame-energy.ts'
import { samplesIn } from './pcm.ts'
import type { Span } from './pcm.ts'

/** Whisper's window is 30 s: a longer piece is cut by the service, where words get lost. */
export const LONGEST_PIECE = samplesIn(28)

/** From here on a pause ends a piece: text comes early, and a piece still has context to be understood. */
export const SHORTEST_PIECE = samplesIn(4)

/** Where nobody waits for each phrase, a pause ends a piece from here on: longer pieces are understood better and cost fewer requests. */
const SHORTEST_UNHURRIED = samplesIn(14)

/** The first text of a file comes early all the same. */
const HURRIED = samplesIn(20)

/** From which length on a pause ends a piece that begins at `start`, in samples. */
export function shortestPiece(start: number, isUnhurried: boolean): number {
  return isUnhurried && start >= HURRIED ? SHORTEST_UNHURRIED : SHORTEST_PIECE
}

/** Quiet of this length ends a piece in any case: in long silence models invent words. */
export const LONG_PAUSE = samplesIn(2)

/** Quiet of this length is a pause between phrases; stops inside words are below 0.2 s. */
export const PAUSE = samplesIn(0.6)

/** Quiet kept around speech: soft consonants are below what energy hears, and models need a lead. */
export const PADDING = samplesIn(0.2)

/** Both pieces carry this much where no pause was found, so that text can be merged on words. */
export const OVERLAP = samplesIn(2)

/** Where no pause was found, the cut is the quietest place of this many last samples of the piece. */
export const CUT_WINDOW = samplesIn(8)

/** Less speech is a click, a cough or a key, unless a detector or the whole take says otherwise. */
export const LEAST_SPEECH = samplesIn(0.3)

/** A stretch of a take that is transcribed in one request. */
export interface Piece extends Span {
  /** Counts from 0 within the take. */
  number: number
  /** The speech heard inside, in samples of the take, in order. */
  speech: readonly Span[]
  /** Samples at its start that the piece before carries too; 0 after a pause. */
  overlap: number
  /** Why it ends: a pause, its greatest length, or the end of the take. */
  cut: 'pause' | 'length' | 'end'
}

/** How far before the end of its last piece a take must be heard again to go on as if uninterrupted. */
const MEMORY = samplesIn(14)

/**
 * The sample from which to feed a new segmenter that goes on after `last` (null: nothing final yet).
 * 14 s cover the overlap, the 10 s of the noise floor before it, and a run of speech that began earlier.
 */
export function resumePosition(last: Piece | null): number {
  if (last === null) return 0
  const position = Math.max(0, last.end - MEMORY)
  return position - (position % FRAME_SAMPLES)
}

/** Samples of speech in the spans. */
export function speechSamples(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0)
}
