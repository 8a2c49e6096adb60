import fc from 'fast-check'
import type { Piece, Span } from '../../../shared/ipc/schemas/recordings.ts'
import type { TimedText } from '../../../shared/ipc/schemas/transcripts.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'

/** A word that is there once in a recording, and when it was truly said. */
export interface SaidWord extends Span {
  text: string
}

export interface Talk {
  words: SaidWord[]
  pieces: Piece[]
}

const SYLLABLES = 'ka le mi no pu sõ tä vü ri ha tšo jö kass metsa'.split(' ')
const LETTER_SECONDS = 0.07

/**
 * A talk of words whose times are known, with a pause behind each sentence, cut into pieces that may overlap; the service tells the times of
 * segments of some words each, or nothing (then every letter takes as long as any other).
 */
export function talks(options: { told: 'segments' | 'nothing' | 'either' }): fc.Arbitrary<Talk> {
  const word = fc.record({
    syllables: fc.array(fc.nat(13), { minLength: 1, maxLength: 4 }),
    mark: fc.constantFrom('', '', '', ','),
    end: fc.constantFrom('.', '?', '!'),
    pause: fc.constantFrom(0, 0, 0, 0, 0.3, 0.8, 2.5, 7),
  })
  const cut = fc.record({ length: fc.integer({ min: 3, max: 60 }), shared: fc.nat(4) })
  return fc
    .record({
      made: fc.array(word, { minLength: 1, maxLength: 200 }),
      cuts: fc.array(cut, { minLength: 70, maxLength: 70 }),
      segment: fc.integer({ min: 1, max: 12 }),
      isTold: options.told === 'either' ? fc.boolean() : fc.constant(options.told === 'segments'),
      lead: fc.constantFrom(0, 0.4, 3),
    })
    .map(({ made, cuts, segment, isTold, lead }) => {
      let at = lead
      const words = made.map(({ syllables, pause, ...marks }, index) => {
        const mark = pause > 0 ? marks.end : marks.mark
        const stem = syllables.map((syllable) => SYLLABLES[syllable]).join('')
        const text = `${stem}q${index}x${mark}`
        const start = at
        const end = start + (text.length - mark.length) * LETTER_SECONDS
        at = end + pause
        return { text, start: samples(start), end: samples(end) }
      })
      return { words, pieces: cutUp(words, cuts, isTold ? segment : null) }
    })
}

const samples = (seconds: number): number => Math.round(seconds * SAMPLE_RATE)

function cutUp(
  words: readonly SaidWord[],
  cuts: readonly { length: number; shared: number }[],
  segment: number | null,
): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { length, shared } of cuts) {
    if (at >= words.length) break
    const before = pieces.at(-1)
    // Two seconds are shared at most, and never a whole piece.
    const sharable = words.slice(Math.max(0, at - shared), at).filter(({ start }) => {
      return before !== undefined && start > before.start && start >= before.end - 2 * SAMPLE_RATE
    })
    const from = at - sharable.length
    const own = words.slice(from, at + length)
    const speech = spansOf(own)
    const start = speech[0]?.start ?? 0
    const end = speech.at(-1)?.end ?? 0
    pieces.push({
      index: pieces.length,
      start,
      end,
      speech,
      text: textOf(own),
      times: segment === null ? null : segmentsOf(own, segment),
      model: null,
      state: { kind: 'done' },
      ending: 'pause',
    })
    at += length
  }
  return pieces.map((piece, index) => {
    const next = pieces[index + 1]
    return next && next.start < piece.end ? { ...piece, ending: 'length' } : piece
  })
}

const textOf = (words: readonly SaidWord[]): string => words.map(({ text }) => text).join(' ')

function spansOf(words: readonly SaidWord[]): Span[] {
  const spans: Span[] = []
  for (const { start, end } of words) {
    const last = spans.at(-1)
    if (last && start <= last.end) last.end = end
    else spans.push({ start, end })
  }
  return spans
}

function segmentsOf(words: readonly SaidWord[], size: number): TimedText[] {
  const segments: TimedText[] = []
  for (let from = 0; from < words.length; from += size) {
    const own = words.slice(from, from + size)
    const start = own[0]?.start ?? 0
    segments.push({ start, end: own.at(-1)?.end ?? start, text: textOf(own) })
  }
  return segments
}
