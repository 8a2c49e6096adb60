import type { TFunction } from 'i18next'
import { assertNever } from '../../../../shared/assert-never.ts'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { holeMark } from '../../../../shared/transcript/gap-mark.ts'
import type { Paragraph } from '../../../../shared/transcript/paragraphs.ts'
import { cueWords, lengthOf, printable, wordsAt, type CueWord } from './cue-words.ts'
import { divide, LONGEST_CUE, SHORTEST_CUE } from './divide.ts'
import { linesOf } from './lines.ts'

/** A subtitle: up to two lines of up to 42 characters. Times in milliseconds; none begins before the last has ended. */
export interface Cue {
  start: number
  end: number
  lines: readonly string[]
  /** Who speaks; null for nobody known, and for what Jutt says itself. */
  speaker: string | null
}

/** Characters that are read in a second. */
const READING_SPEED = 17

export interface CueOptions {
  t: TFunction
  /** Whether names are a part of the text, at each change of speakers. */
  namesInText: boolean
  /** What is said behind the last cue. */
  closing: string | null
}

/** What is to be seen while it is said; milliseconds. */
interface Drawn extends Cue {
  /** How long it takes to be read. */
  wanted: number
}

/** A transcript as subtitles, with a mark where something is missing. */
export function cuesOf(paragraphs: readonly Paragraph[], options: CueOptions): Cue[] {
  const { t, closing, namesInText } = options
  const drawn: Drawn[] = []
  const add = (
    words: readonly CueWord[],
    span: { start: number; end: number },
    speaker: string | null,
  ) => {
    for (const part of dividedAt(words, span)) drawn.push(draw(part, speaker))
  }
  let speaker: string | null = null
  for (const paragraph of paragraphs) {
    switch (paragraph.kind) {
      case 'text': {
        const isOther = paragraph.speaker !== speaker
        speaker = paragraph.speaker
        const name =
          namesInText && isOther && speaker !== null ? printable(speaker).toUpperCase() : null
        for (const words of divide(cueWords(paragraph, name))) drawn.push(draw(words, speaker))
        break
      }
      case 'gap':
      case 'pending':
        add(wordsAt(holeMark(t, paragraph), paragraph.start), paragraph, null)
        break
      default:
        assertNever(paragraph)
    }
  }
  const end = drawn.at(-1)?.end ?? 0
  if (closing !== null) {
    const place = Math.ceil((end * SAMPLE_RATE) / 1000)
    add(wordsAt(`[${closing}]`, place), { start: place, end: place + 3 * SAMPLE_RATE }, null)
  }
  return timed(drawn)
}

/** Words that are not said at any time, divided as they are read, one part behind the other. */
function dividedAt(words: readonly CueWord[], span: { start: number; end: number }): CueWord[][] {
  const parts = divide(words)
  const step = (span.end - span.start) / Math.max(1, parts.length)
  return parts.map((part, index) =>
    part.map((word) => ({
      ...word,
      start: Math.round(span.start + index * step),
      end: Math.round(span.start + (index + 1) * step),
    })),
  )
}

function draw(words: readonly CueWord[], speaker: string | null): Drawn {
  const lines = linesOf(words)
  const milliseconds = (samples = 0): number => Math.round((samples * 1000) / SAMPLE_RATE)
  const length = lines.reduce((sum, line) => sum + lengthOf(line), 0)
  const start = milliseconds(words[0]?.start)
  const end = milliseconds(words.at(-1)?.end)
  return { start, end, lines, speaker, wanted: Math.ceil((length * 1000) / READING_SPEED) }
}

/** Each is seen for as long as it takes to be read, where the next one leaves time; none for less than a second. */
function timed(drawn: readonly Drawn[]): Cue[] {
  const shortest = SHORTEST_CUE * 1000
  const cues: Cue[] = []
  for (const [index, { start, end, lines, speaker, wanted }] of drawn.entries()) {
    const free = cues.at(-1)?.end ?? 0
    const next = drawn[index + 1]?.start ?? Infinity
    const latest = Math.max(start, free)
    // Where the next one comes too soon it is seen a little before it is said.
    const earliest = Math.min(latest, Math.max(free, next - shortest))
    const seen = Math.max(end, latest + wanted, earliest + shortest)
    // The next one gives way for no more than what every cue needs.
    const room = Math.max(next, earliest + shortest)
    const until = Math.min(seen, room, earliest + LONGEST_CUE * 1000)
    cues.push({ start: earliest, end: until, lines, speaker })
  }
  return cues
}
