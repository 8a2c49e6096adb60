import type { Piece, Span } from '../ipc/schemas/recordings.ts'
import { createLetterClock, type LetterClock } from './letter-clock.ts'
import { inOrder } from './ordered-times.ts'
import { tokensOf, type Token } from './tokens.ts'
import {
  isPauseBreak,
  weave,
  type GapPassage,
  type PendingPassage,
  type WovenText,
} from './weave.ts'

/** A word of a transcript, as it is written, and when it is said: samples of the recording at 16 kHz. */
export interface TimedWord extends Span {
  text: string
  /** Does a space stand before it? */
  isSpaced: boolean
  /** Does a paragraph begin with it? */
  isBreak: boolean
  /** The index of the piece it was heard in. */
  piece: number
  /** Who says it; null for nobody known. */
  speaker: string | null
}

/** A stretch without words: what is missing or doubtful in it, or is still to come. */
export type Hole = GapPassage | PendingPassage

/** What is heard in a recording: words in the order of their sound, none over another, and what is not there. */
export interface Heard {
  words: readonly TimedWord[]
  /** In the order of their pieces. */
  holes: readonly Hole[]
}

/** The words of all pieces, joined where they overlap, each once, with their times. */
export function heardWords(pieces: readonly Piece[]): Heard {
  const clocks = createClocks(pieces)
  const words: TimedWord[] = []
  const holes: Hole[] = []
  for (const woven of weave(pieces, isPauseBreak)) {
    if (woven.kind === 'text') addWords(words, woven, clocks)
    else holes.push(woven)
  }
  const end = pieces.reduce((latest, piece) => Math.max(latest, piece.end), 0)
  return { words: inOrder(words, { start: 0, end }), holes }
}

type Clocks = (piece: number) => LetterClock

function createClocks(pieces: readonly Piece[]): Clocks {
  const byIndex = new Map(pieces.map((piece) => [piece.index, piece]))
  let current: { index: number; clock: LetterClock } | null = null
  return (index) => {
    if (current?.index === index) return current.clock
    const piece = byIndex.get(index) ?? { text: '', start: 0, end: 0, speech: null, times: null }
    current = { index, clock: createLetterClock(piece) }
    return current.clock
  }
}

function addWords(words: TimedWord[], { text, runs, start }: WovenText, clocks: Clocks): void {
  let letter = 0
  let run = 0
  /** Letters of the text before the run. */
  let before = 0
  let now = start
  let piece = runs[0]?.piece ?? 0

  function goTo(place: number): void {
    for (let current = runs[run]; current; current = runs[run]) {
      const length = current.to - current.from
      if (place < before + length || run === runs.length - 1) break
      before += length
      run += 1
    }
    piece = runs[run]?.piece ?? piece
  }
  const own = (place: number): number => (runs[run]?.from ?? 0) + place - before

  function timesOf({ letters }: Token): Span {
    // A sign that stands alone takes no time.
    if (letters === 0) return { start: now, end: now }
    goTo(letter)
    const start = clocks(piece).startOf(own(letter))
    goTo(letter + letters - 1)
    const end = clocks(piece).endOf(own(letter + letters - 1))
    return { start, end }
  }

  for (const [index, token] of tokensOf(text).entries()) {
    const times = timesOf(token)
    now = times.end
    letter += token.letters
    const { text: word, isSpaced } = token
    const isBreak = index === 0
    words.push({
      ...times,
      text: word,
      isSpaced: isSpaced || isBreak,
      isBreak,
      piece,
      speaker: null,
    })
  }
}
