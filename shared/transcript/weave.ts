import type { Piece, PieceState } from '../ipc/schemas/recordings.ts'
import { SAMPLE_RATE } from '../speech/pcm.ts'
import { countLetters } from './letters.ts'
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

export type GapPassage = Extract<Passage, { kind: 'gap' }>
export type PendingPassage = Extract<Passage, { kind: 'pending' }>

/** Letters of a passage that follow one another in the text of one piece too, from its letter `from` up to `to`. */
export interface LetterRun {
  piece: number
  from: number
  to: number
}

/** A text that knows of which pieces its letters are. */
export interface WovenText extends Extract<Passage, { kind: 'text' }> {
  runs: LetterRun[]
}
export type Woven = WovenText | GapPassage | PendingPassage

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
  passage: WovenText
  piece: Piece
  tail: string
}

/** Characters of a tail at least: more than neighbours hear twice. */
const TAIL = 1000

/** Weaves finished pieces into stretches of text, and begins a new one where `isBreak` says so. */
export function weave(pieces: readonly Piece[], isBreak: (seat: Seat) => boolean): Woven[] {
  const names = createNames()
  const passages: Woven[] = []
  let strand: Strand | null = null

  function end(): void {
    if (strand) strand.passage.text += strand.tail
    strand = null
  }

  /** `letters` is how many the whole text of the piece has; the text may be the end of that. */
  function begin(text: string, piece: Piece, letters: number): void {
    end()
    const { start, end: until } = piece
    const runs = [lastRun(text, piece, letters)]
    const passage: WovenText = { kind: 'text', text: '', start, end: until, runs }
    passages.push(passage)
    strand = { passage, piece, tail: text }
  }

  function addText(piece: Piece): void {
    const text = tidy(piece.text)
    if (!/[\p{L}\p{N}]/u.test(text)) return
    names.read(text)
    if (strand === null) begin(text, piece, countLetters(text))
    else follow(strand, text, piece)
  }

  function follow(strand: Strand, text: string, piece: Piece): void {
    const { passage, piece: previous, tail } = strand
    const pause = pauseBetween(previous, piece)
    const letters = countLetters(text)
    const isApart = piece.start >= previous.end
    if (isApart && isBreak({ length: passage.text.length + tail.length, tail, pause })) {
      begin(sentenceEnd(tail) === 'ended' ? withCapital(text) : text, piece, letters)
      return
    }
    const overlap = Math.max(0, previous.end - piece.start) / SAMPLE_RATE
    const isWithinSpeech = previous.ending === 'length' || overlap > 0
    const seam = seamOf(tail, text, { overlap, isWithinSpeech, names })
    takeLetters(passage.runs, countLetters(tail) - countLetters(seam.before))
    strand.tail = seam.before
    const length = passage.text.length + seam.before.length
    if (seam.after !== '' && isBreak({ length, tail: seam.before, pause })) {
      begin(seam.after, piece, letters)
      return
    }
    passage.runs.push(lastRun(seam.after, piece, letters))
    extend(strand, seam.space + seam.after, piece)
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

/** The run of a text that is the end, or all, of the text of a piece with so many letters. */
function lastRun(text: string, piece: Piece, letters: number): LetterRun {
  return { piece: piece.index, from: letters - countLetters(text), to: letters }
}

/** Takes so many letters from the end. */
function takeLetters(runs: LetterRun[], count: number): void {
  let left = count
  for (let last = runs.at(-1); last && left > 0; last = runs.at(-1)) {
    const taken = Math.min(left, last.to - last.from)
    last.to -= taken
    left -= taken
    if (last.from === last.to) runs.pop()
    else break
  }
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

/** Where a text has no full stops: characters from which a paragraph ends at a pause, and seconds of a pause between phrases. */
const LONG_WITHOUT_SENTENCE = 1000
export const PAUSE_AT_PHRASE = 0.6

/** Is the pause such that a paragraph ends? */
export function isPauseBreak(seat: Seat): boolean {
  if (seat.pause >= PAUSE_ANYWHERE) return true
  return seat.pause >= PAUSE_AT_SENTENCE && sentenceEnd(seat.tail) === 'ended'
}

/** Breaks text into paragraphs as it is read: at long pauses, and before it grows too long. */
export function isParagraphBreak(seat: Seat): boolean {
  if (seat.length >= LONGEST_PARAGRAPH || isPauseBreak(seat)) return true
  if (seat.length >= LONG_WITHOUT_SENTENCE && seat.pause >= PAUSE_AT_PHRASE) return true
  return seat.length >= LONG_PARAGRAPH && sentenceEnd(seat.tail) === 'ended'
}
