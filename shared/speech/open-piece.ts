import { samplesIn } from './pcm.ts'
import type { Span } from './pcm.ts'
import { LONGEST_PIECE, PADDING, PAUSE } from './piece.ts'

/** Gaps up to this are inside the speech: the closures of stops and the dips between syllables. */
const BRIDGE = samplesIn(0.2)

/** A piece that still grows. */
export interface OpenPiece {
  start: number
  /** Speech heard so far, in order; it may reach beyond the end that the piece will get. */
  speech: Span[]
  /** Where the last speech ended, in samples. */
  speechEnd: number
}

/** Begins a piece at `start`, in which speech is about to be heard. */
export function openPiece(start: number): OpenPiece {
  return { start, speech: [], speechEnd: start }
}

/** Adds speech to a piece; what lies before its start is left out. */
export function hearSpeech(piece: OpenPiece, span: Span): void {
  const start = Math.max(piece.start, span.start)
  if (span.end <= start) return
  const last = piece.speech.at(-1)
  if (last && start <= last.end) last.end = Math.max(last.end, span.end)
  else piece.speech.push({ start, end: span.end })
  piece.speechEnd = Math.max(piece.speechEnd, span.end)
}

/** Where a piece ends at a pause: some quiet after its speech, within what was received. */
export function endAtPause(piece: OpenPiece, received: number): number {
  return Math.min(piece.speechEnd + PADDING, received)
}

/**
 * Where a piece ends with its take. Less than a pause is kept whole: a last word may fade below what
 * energy hears, and a tail of 0.5 s kept every last word of Handy's users (its issue 1983).
 */
export function endOfTake(piece: OpenPiece, received: number): number {
  return received - piece.speechEnd < PAUSE
    ? Math.min(received, piece.start + LONGEST_PIECE)
    : endAtPause(piece, received)
}

/** The speech within [start, end), as one span where only little lies between. */
export function speechWithin(spans: readonly Span[], { start, end }: Span): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const clipped = { start: Math.max(start, span.start), end: Math.min(end, span.end) }
    if (clipped.start >= clipped.end) continue
    const last = joined.at(-1)
    if (last && clipped.start - last.end <= BRIDGE) last.end = clipped.end
    else joined.push(clipped)
  }
  return joined
}
