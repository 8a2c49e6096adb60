import type { Span } from '../../../shared/ipc/schemas/recordings.ts'
import type { TimedText } from '../../../shared/ipc/schemas/transcripts.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { timesInSound } from '../alignment/times-in-sound.ts'
import type { Answer } from '../answer/answer.ts'
import { follow } from './in-parts.ts'
import type { Stretch } from './stretches.ts'

/** A text that was heard, and when its parts are said, in samples of the recording; null where nothing tells. */
export interface SaidText {
  text: string
  times: readonly TimedText[] | null
}

export const nothingSaid: SaidText = { text: '', times: null }

/** What the answer says of a stretch of the recording. */
export function saidIn({ text, segments }: Answer, { start, end }: Span): SaidText {
  const place = (seconds: number): number => Math.min(end, start + Math.round(samplesIn(seconds)))
  const times = segments?.map((segment) => ({
    start: place(segment.start),
    end: place(segment.end),
    text: segment.text.trim(),
  }))
  return { text: text.trim(), times: times ?? null }
}

/** The same with times by the sound of its stretch, near those that the service told, if it did. */
export function timedBySound(
  said: SaidText,
  heard: { sound: Int16Array; stretch: Stretch },
): SaidText {
  const { text, times } = said
  return { text, times: timesInSound(text, heard, times) ?? times }
}

/** Two texts of one piece in one. */
export function together(before: SaidText, after: SaidText): SaidText {
  if (after.text === '') return before
  if (before.text === '') return after
  return {
    text: follow(before.text, after.text),
    times: before.times && after.times && [...before.times, ...after.times],
  }
}
