import type { Span } from '../ipc/schemas/recordings.ts'
import type { TimedText } from '../ipc/schemas/transcripts.ts'
import { samplesIn } from '../speech/pcm.ts'
import { countLetters } from './letters.ts'

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

/** Letters that are spread evenly over spans of sound. */
interface Stretch {
  from: number
  letters: number
  spans: readonly Span[]
  length: number
}

/**
 * When the letters of a text are said: within the times that the service told with it, else over the speech that was
 * heard, else over all of its sound. Within a stretch letters take time evenly; nothing is said in a pause.
 */
export function createLetterClock(heard: HeardText): LetterClock {
  const stretches = timedStretches(heard) ?? [spokenStretch(heard)]

  function place(letter: number, isEnd: boolean): number {
    const stretch = find(stretches, isEnd ? letter : letter + 1)
    const share = (letter - stretch.from) / Math.max(1, stretch.letters)
    return Math.round(within(stretch, share * stretch.length, isEnd))
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
  return stretches[low] ?? { from: 0, letters: 0, spans: [], length: 0 }
}

/** The place so far into the spans; between two of them an end is in the first, a start in the second. */
function within({ spans }: Stretch, offset: number, isEnd: boolean): number {
  let left = offset
  for (const { start, end } of spans) {
    const length = end - start
    // A sample more or less is what rounding makes of the place between two spans.
    if (isEnd ? left <= length + 1 : left < length - 1) return Math.min(start + left, end)
    left = Math.max(0, left - length)
  }
  return spans.at(-1)?.end ?? 0
}

function spokenStretch({ text, start, end, speech }: HeardText): Stretch {
  const spans = clipped(speech ?? [], { start, end })
  return stretchOf(0, countLetters(text), spans.length > 0 ? spans : [{ start, end }])
}

function timedStretches({ text, start, end, speech, times }: HeardText): Stretch[] | null {
  if (times === null) return null
  let from = 0
  const stretches: Stretch[] = []
  for (const timed of times) {
    const letters = countLetters(timed.text)
    if (letters === 0) continue
    const place = { start: Math.max(start, timed.start), end: Math.min(end, timed.end) }
    const spoken = withoutSlivers(clipped(speech ?? [], place), speech ?? [])
    stretches.push(stretchOf(from, letters, spoken.length > 0 ? spoken : [place]))
    from += letters
  }
  // Whoever tells the times of another text tells nothing.
  return from > 0 && from === countLetters(text) ? stretches : null
}

function stretchOf(from: number, letters: number, spans: readonly Span[]): Stretch {
  const length = spans.reduce((sum, span) => sum + Math.max(0, span.end - span.start), 0)
  return { from, letters, spans, length }
}

function clipped(spans: readonly Span[], { start, end }: Span): Span[] {
  return spans
    .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter((span) => span.start < span.end)
}

/** Less than a word takes, and than Whisper's times are often off by where a pause is near; samples. */
const SLIVER = samplesIn(0.25)

/**
 * Without what a segment has, at its edges, of speech that is its neighbour's: its time was then told a little off, and
 * its first word is not said before the pause but behind it.
 */
function withoutSlivers(parts: readonly Span[], speech: readonly Span[]): readonly Span[] {
  let kept = parts
  const isWhole = (at: 'start' | 'end', part: Span): boolean =>
    speech.some((span) => span[at] === part[at])
  const first = kept[0]
  if (first && kept.length > 1 && first.end - first.start < SLIVER && !isWhole('start', first)) {
    kept = kept.slice(1)
  }
  const last = kept.at(-1)
  if (last && kept.length > 1 && last.end - last.start < SLIVER && !isWhole('end', last)) {
    kept = kept.slice(0, -1)
  }
  return kept
}
