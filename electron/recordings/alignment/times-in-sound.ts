import type { TimedText } from '../../../shared/ipc/schemas/transcripts.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { pausePlace } from '../../../shared/transcript/pause-place.ts'
import { textOf, tokensOf } from '../../../shared/transcript/tokens.ts'
import { align, type FrameSpan } from './align.ts'
import { soundsOf } from './letter-sounds.ts'
import { shapeFrame, shapeOf } from './sound-shape.ts'
import type { Stretch } from '../transcriber/stretches.ts'

/** Samples from which on a word begins a new part: within a part letters are spread evenly, and less would only take room. */
const longestPart = samplesIn(0.5)

/**
 * When the parts of a text are said, told by the sound (PCM16, 16 kHz) of the stretch in which it was heard, in samples of
 * the recording: for texts of which no service tells. Null where it cannot be the text of this sound. Takes 20 ms for 28 s.
 */
export function timesInSound(
  text: string,
  sound: Int16Array,
  { start, end, speech }: Stretch,
): TimedText[] | null {
  const tokens = tokensOf(text)
  const words = tokens.map((token, index) => ({
    sounds: soundsOf(token.text),
    pause: pausePlace(tokens[index - 1]?.text ?? ''),
  }))
  if (words.every(({ sounds }) => sounds.length === 0)) return null
  const own = speech.map((span) => ({ start: span.start - start, end: span.end - start }))
  const spans = align(words, shapeOf(sound, own))
  if (spans === null) return null
  const place = (frame: number): number => Math.min(end, start + frame * shapeFrame)
  return partsOf(spans).map(({ from, to }) => ({
    start: place(spans[from]?.start ?? 0),
    end: place(spans[to]?.end ?? 0),
    text: textOf(tokens.slice(from, to + 1)),
  }))
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
