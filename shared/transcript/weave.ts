import type { Piece, PieceState } from '../ipc/schemas/recordings.ts'
import { SAMPLE_RATE } from '../speech/pcm.ts'
import { createNames } from './names.ts'
import { seamOf, tidy, withCapital } from './seam.ts'
import { sentenceEnd } from './sentence.ts'

export type GapReason = Extract<PieceState, { kind: 'gap' }>['reason']

/** A stretch of a transcript as it is shown; places are samples of the recording at 16 kHz. */
export type Passage =
  | { kind: 'text'; text: string; start: number; end: number }
  /** Text that is missing, or that is doubtful. */
  | { kind: 'gap'; index: number; reason: GapReason; text: string; start: number; end: number }
  /** A piece whose text is still to come. */
  | { kind: 'pending'; index: number; start: number; end: number }

export type TextPassage = Extract<Passage, { kind: 'text' }>
export type GapPassage = Extract<Passage, { kind: 'gap' }>

/** Where a text may end and the next begin. */
export interface Seat {
  /** How long the text is so far. */
  length: number
  /** Its end. */
  tail: string
  /** Seconds between the speech before and behind. */
  pause: number
}

/** A text that grows at its end: only there can a further piece change it, and only there it is looked at. */
interface Strand {
  passage: TextPassage
  piece: Piece
  tail: string
}

/** Characters of a tail at least: more than neighbours hear twice. */
const TAIL = 1000

/** Weaves finished pieces into stretches of text, and begins a new one where `isBreak` says so. */
export function weave(pieces: readonly Piece[], isBreak: (seat: Seat) => boolean): Passage[] {
  const names = createNames()
  const passages: Passage[] = []
  let strand: Strand | null = null

  function end(): void {
    if (strand) strand.passage.text += strand.tail
    strand = null
  }

  function begin(text: string, piece: Piece): void {
    end()
    const passage: TextPassage = { kind: 'text', text: '', start: piece.start, end: piece.end }
    passages.push(passage)
    strand = { passage, piece, tail: text }
  }

  function addText(piece: Piece): void {
    const text = tidy(piece.text)
    if (!/[\p{L}\p{N}]/u.test(text)) return
    names.read(text)
    if (strand === null) begin(text, piece)
    else follow(strand, text, piece)
  }

  function follow(strand: Strand, text: string, piece: Piece): void {
    const { passage, piece: previous, tail } = strand
    const pause = pauseBetween(previous, piece)
    const isApart = piece.start >= previous.end
    if (isApart && isBreak({ length: passage.text.length + tail.length, tail, pause })) {
      begin(sentenceEnd(tail) === 'ended' ? withCapital(text) : text, piece)
      return
    }
    const overlap = Math.max(0, previous.end - piece.start) / SAMPLE_RATE
    const isWithinSpeech = previous.ending === 'length' || overlap > 0
    const seam = seamOf(tail, text, { overlap, isWithinSpeech, names })
    strand.tail = seam.before
    const length = passage.text.length + seam.before.length
    if (seam.after !== '' && isBreak({ length, tail: seam.before, pause })) begin(seam.after, piece)
    else extend(strand, seam.space + seam.after, piece)
  }

  function extend(strand: Strand, text: string, piece: Piece): void {
    const { passage, tail } = strand
    const settled = Math.max(0, tail.length - TAIL)
    passage.text += tail.slice(0, settled)
    passage.end = Math.max(passage.end, piece.end)
    strand.tail = tail.slice(settled) + text
    strand.piece = piece
  }

  for (const piece of pieces) {
    const { index, state } = piece
    const place = { start: piece.start, end: piece.end }
    switch (state.kind) {
      case 'silent':
        break
      case 'done':
        addText(piece)
        break
      case 'gap':
        passages.push({
          kind: 'gap',
          index,
          reason: state.reason,
          text: tidy(piece.text),
          ...place,
        })
        break
      case 'waiting':
      case 'sent':
        end()
        passages.push({ kind: 'pending', index, ...place })
        break
    }
  }
  end()
  return passages
}

function pauseBetween(before: Piece, after: Piece): number {
  const from = before.speech?.at(-1)?.end ?? before.end
  const to = after.speech?.[0]?.start ?? after.start
  return (to - from) / SAMPLE_RATE
}

/** Seconds of quiet that end a paragraph where a sentence has ended, and wherever it is. */
const PAUSE_AT_SENTENCE = 2
const PAUSE_ANYWHERE = 5

/** Characters from which a paragraph ends with its sentence, and from which it ends with its piece. */
const LONG_PARAGRAPH = 600
const LONGEST_PARAGRAPH = 1500

/** Breaks text into paragraphs as it is read: at long pauses, and before it grows too long. */
export function isParagraphBreak({ length, tail, pause }: Seat): boolean {
  if (pause >= PAUSE_ANYWHERE || length >= LONGEST_PARAGRAPH) return true
  const isLong = length >= LONG_PARAGRAPH || pause >= PAUSE_AT_SENTENCE
  return isLong && sentenceEnd(tail) === 'ended'
}
