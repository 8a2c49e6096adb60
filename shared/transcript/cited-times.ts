import { SAMPLE_RATE } from '../speech/pcm.ts'

/** A part of a text: words, or a time of a recording that stands in it, in samples at 16 kHz. */
export type CitedPart =
  | { kind: 'text'; text: string }
  | { kind: 'time'; text: string; sample: number }

/** One time, or several, in brackets: [12:34], [1:02:03–1:04:00], [0:12, 3:45]. */
const CITATION = /\[\s*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*[-–—,;]\s*(?:\d{1,2}:)?\d{1,2}:\d{2})*\s*\]/g
const TIME = /(?:\d{1,2}:)?\d{1,2}:\d{2}/g

/** A text cut at the times that are cited in it; one part where none are. */
export function citedParts(text: string): CitedPart[] {
  const parts: CitedPart[] = []
  let from = 0
  const add = (until: number): void => {
    if (until > from) parts.push({ kind: 'text', text: text.slice(from, until) })
  }
  for (const citation of text.matchAll(CITATION)) {
    for (const time of citation[0].matchAll(TIME)) {
      const at = citation.index + time.index
      add(at)
      parts.push({ kind: 'time', text: time[0], sample: sampleOf(time[0]) })
      from = at + time[0].length
    }
  }
  add(text.length)
  return parts
}

function sampleOf(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * SAMPLE_RATE
}
