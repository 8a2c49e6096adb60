import type { Answer, Heard } from './answer.ts'
import { spokenLetters } from './spoken-letters.ts'

type Segment = NonNullable<Answer['segments']>[number]

/** Seconds by which the times of an answer may pass the end of the sound: they drift by 0.5 s (vllm 32588). */
const DRIFT = 1

/** The share of the text that the segments must hold: some servers lose those behind the last closed one. */
const TIMED_SHARE = 0.9

/** Segments that hold the text and lie one after another within the sound; null where they make no sense. */
export function timedSegments({ text, segments }: Answer, { seconds }: Heard): Segment[] | null {
  const spoken = (segments ?? []).filter((segment) => spokenLetters(segment.text) > 0)
  if (spoken.length === 0) return null
  const isOrdered = spoken.every(
    ({ start, end }, index) =>
      start >= (spoken[index - 1]?.start ?? 0) && end > start && end <= seconds + DRIFT,
  )
  const timed = spoken.reduce((sum, segment) => sum + spokenLetters(segment.text), 0)
  return isOrdered && timed >= TIMED_SHARE * spokenLetters(text) ? spoken : null
}

/** The most speech, in seconds, that lies in one stretch before, between or behind the segments. */
export function longestUncovered(segments: readonly Segment[], { speech }: Heard): number {
  const holes: { start: number; end: number }[] = []
  let covered = 0
  for (const { start, end } of segments) {
    if (start > covered) holes.push({ start: covered, end: start })
    covered = Math.max(covered, end)
  }
  holes.push({ start: covered, end: Infinity })
  return Math.max(...holes.map((hole) => secondsWithin(speech, hole)))
}

/** Seconds of speech within a stretch. */
export function secondsWithin(
  speech: Heard['speech'],
  { start, end }: { start: number; end: number },
): number {
  return speech.reduce(
    (sum, span) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
    0,
  )
}
