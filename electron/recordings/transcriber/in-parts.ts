import { AppFailure } from '../../../shared/app-failure.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { createNames } from '../../../shared/transcript/names.ts'
import { seamOf } from '../../../shared/transcript/seam.ts'
import type { SpokenSegment, Transcript } from '../../service/transcription/transcript.ts'
import type { Stretch } from './stretches.ts'

/** Did the service refuse a request for its size? */
export function isTooLarge(thrown: unknown): boolean {
  return thrown instanceof AppFailure && thrown.error.code === 'too_large'
}

/**
 * One transcript of a stretch from those of its parts, which are asked for one behind the other; a language that one
 * told is known for the next. Where nobody speaks nothing is asked.
 */
export async function inParts(
  whole: Stretch,
  parts: readonly Stretch[],
  ask: (part: Stretch, language: string | null) => Promise<Transcript>,
): Promise<Transcript> {
  let text = ''
  let language: string | null = null
  let segments: SpokenSegment[] | null = []
  for (const part of parts) {
    if (part.speech.length === 0) continue
    const heard = await ask(part, language)
    const later = (part.start - whole.start) / SAMPLE_RATE
    text = follow(text, heard.text.trim())
    language ??= heard.language
    segments = segments &&
      heard.segments && [
        ...segments,
        ...heard.segments.map((segment) => ({
          ...segment,
          start: segment.start + later,
          end: segment.end + later,
        })),
      ]
  }
  return { text, language, segments }
}

/** Two texts of one piece in one: it was cut where it is quietest, which may be within a sentence. */
export function follow(text: string, next: string): string {
  if (text === '' || next === '') return text + next
  const names = createNames()
  const { before, after, space } = seamOf(text, next, {
    overlap: 0,
    isWithinSpeech: true,
    names,
  })
  return before + space + after
}
