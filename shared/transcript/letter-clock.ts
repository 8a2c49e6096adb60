import type { Span } from '../ipc/schemas/recordings.ts'
import type { TimedText } from '../ipc/schemas/transcripts.ts'
import { samplesIn } from '../speech/pcm.ts'
import { countLetters } from './letters.ts'
import { lettersOnSpeech, type Spoken } from './letters-on-speech.ts'

/** Tells when the letters of a text are said, in samples of the recording; letters count from 0. */
export interface LetterClock {
  startOf(letter: number): number
  endOf(letter: number): number
}

/** A text as it was heard, and what is known of when. */
export interface HeardText extends Span {
  text: string
  speech: readonly Span[] | null
  times: readonly TimedText[] | null
}

/** Letters that are spread evenly over a stretch of sound. */
interface Stretch extends Span {
  from: number
  letters: number
}

/**
 * When the letters of a text are said: within the times that the service told with it, else over the speech that was
 * heard, else over all of its sound. Within a stretch of speech letters take time evenly; nothing is said in a pause.
 */
export function createLetterClock(heard: HeardText): LetterClock {
  const stretches = timedStretches(heard) ?? spokenStretches(0, heard, wholeSpeech(heard))

  function place(letter: number, isEnd: boolean): number {
    const { from, letters, start, end } = find(stretches, isEnd ? letter : letter + 1)
    return Math.round(start + ((letter - from) / Math.max(1, letters)) * (end - start))
  }
  return {
    startOf: (letter) => place(letter, false),
    endOf: (letter) => place(letter + 1, true),
  }
}

/** The stretch in which the letter ends that is the `count`th from the beginning. */
function find(stretches: readonly Stretch[], count: number): Stretch {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const { from, letters } = stretches[middle] ?? { from: 0, letters: 0 }
    if (count <= from + letters) high = middle
    else low = middle + 1
  }
  return stretches[low] ?? { from: 0, letters: 0, start: 0, end: 0 }
}

/** A text over the speech that it was said in, or over its place where none was heard. */
function spokenStretches(
  first: number,
  { text, start, end }: TimedText,
  spoken: readonly Spoken[],
): Stretch[] {
  if (spoken.length === 0) return [{ from: first, letters: countLetters(text), start, end }]
  const shares = lettersOnSpeech(text, spoken)
  let from = first
  return spoken.map((span, index) => {
    const letters = shares[index] ?? 0
    from += letters
    return { from: from - letters, letters, start: span.start, end: span.end }
  })
}

function wholeSpeech({ speech, start, end }: HeardText): Spoken[] {
  return clipped(speech ?? [], { start, end }).map((span) => ({ ...span, isWhole: true }))
}

function timedStretches(heard: HeardText): Stretch[] | null {
  const { text, start, end, speech, times } = heard
  if (times === null) return null
  const told = times
    .filter((timed) => countLetters(timed.text) > 0)
    .map((timed) => ({
      text: timed.text,
      start: Math.max(start, timed.start),
      end: Math.min(end, timed.end),
    }))
  let from = 0
  const stretches: Stretch[] = []
  for (const timed of toPauses(told, speech ?? [])) {
    stretches.push(...spokenStretches(from, timed, spokenWithin(timed, speech ?? [])))
    from += countLetters(timed.text)
  }
  // Whoever tells the times of another text tells nothing.
  return from > 0 && from === countLetters(text) ? stretches : null
}

/** Samples by which times of Whisper are often off, where a pause is near. */
const OFF = samplesIn(0.6)
/** Samples of speech that a time may reach over a pause; less than a word takes. */
const SLIVER = samplesIn(0.25)

/** The same with times that begin and end with the speech where they do so nearly, and nobody else claims what is between. */
function toPauses(told: readonly TimedText[], speech: readonly Span[]): TimedText[] {
  return told.map((timed, index) => {
    const before = told[index - 1]?.end ?? -Infinity
    const after = told[index + 1]?.start ?? Infinity
    const first = speech.find(({ start, end }) => start < timed.start && timed.start < end)
    const last = speech.find(({ start, end }) => start < timed.end && timed.end < end)
    const isLate = first && timed.start - first.start <= OFF && before <= first.start + SLIVER
    const isEarly = last && last.end - timed.end <= OFF && after >= last.end - SLIVER
    return {
      text: timed.text,
      start: isLate ? first.start : timed.start,
      end: isEarly ? last.end : timed.end,
    }
  })
}

/** The speech within a place; what is cut off from a stretch that its neighbour may have is not whole. */
function spokenWithin(place: Span, speech: readonly Span[]): Spoken[] {
  return clipped(speech, place).map((span) => ({
    ...span,
    isWhole: speech.some(({ start, end }) => start === span.start && end === span.end),
  }))
}

function clipped(spans: readonly Span[], { start, end }: Span): Span[] {
  return spans
    .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter((span) => span.start < span.end)
}
