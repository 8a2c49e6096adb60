import type { TimedText } from '../../../shared/ipc/schemas/transcripts.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { pausePlace } from '../../../shared/transcript/pause-place.ts'
import { countLetters, createTextFinder } from '../../../shared/transcript/letters.ts'
import { textOf, tokensOf, type Token } from '../../../shared/transcript/tokens.ts'
import { align, type FrameSpan } from './align.ts'
import { soundsOf } from './letter-sounds.ts'
import { shapeFrame, shapeOf } from './sound-shape.ts'
import type { Stretch } from '../transcriber/stretches.ts'

/** Samples from which on a word begins a new part: within a part letters are spread evenly, and less would only take room. */
const longestPart = samplesIn(1)

/** Samples by which times that a service tells may be off; what is off by more where a pause is near is set right later. */
const off = samplesIn(0.3)

/**
 * When the parts of a text are said, told by the sound (PCM16, 16 kHz) of the stretch in which it was heard, in samples of
 * the recording; near the times that a service told of this text, if it did. Null where it cannot be the text of this sound.
 * Takes 15 ms for 28 s.
 */
export function timesInSound(
  text: string,
  { sound, stretch }: { sound: Int16Array; stretch: Stretch },
  told: readonly TimedText[] | null = null,
): TimedText[] | null {
  const { start, end } = stretch
  const tokens = tokensOf(text)
  const words = tokens.map((token, index) => ({
    sounds: soundsOf(token.text),
    pause: pausePlace(tokens[index - 1]?.text ?? ''),
    within: null,
  }))
  if (words.every(({ sounds }) => sounds.length === 0)) return null
  const speech = stretch.speech.map((span) => ({
    start: span.start - start,
    end: span.end - start,
  }))
  const shape = shapeOf(sound, speech)
  const places = told && placesOf(tokens, told, start)
  const near = places && words.map((word, index) => ({ ...word, within: places[index] ?? null }))
  const spans = (near && align(near, shape)) ?? align(words, shape)
  if (spans === null) return null
  const sampleAt = (frame = 0): number => Math.min(end, start + frame * shapeFrame)
  return partsOf(spans).map(({ from, to }) => ({
    start: sampleAt(spans[from]?.start),
    end: sampleAt(spans[to]?.end),
    text: textOf(tokens.slice(from, to + 1)),
  }))
}

/** For each word the frames in which its letters may end by the time that was told of it; null where another text was told of. */
function placesOf(
  tokens: readonly Token[],
  told: readonly TimedText[],
  start: number,
): FrameSpan[] | null {
  const frameAt = (sample: number): number => Math.round((sample - start) / shapeFrame)
  const places: FrameSpan[] = []
  const textAt = createTextFinder(told.map(({ text }) => text))
  let letter = 0
  for (const { letters } of tokens) {
    letter += letters
    const place = told[textAt(letter)]
    if (place === undefined) return null
    places.push({ start: frameAt(place.start - off), end: frameAt(place.end + off) })
  }
  const all = told.reduce((sum, { text }) => sum + countLetters(text), 0)
  return letter === all ? places : null
}

/** The first and the last word of each part. */
function partsOf(spans: readonly FrameSpan[]): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = []
  for (const [index, { start }] of spans.entries()) {
    const part = parts.at(-1)
    const begin = part ? (spans[part.from]?.start ?? 0) : 0
    const before = spans[index - 1]?.end ?? start
    const isApart = start > before || (start - begin) * shapeFrame >= longestPart
    if (part && !isApart) part.to = index
    else parts.push({ from: index, to: index })
  }
  return parts
}
