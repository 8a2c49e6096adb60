import { expect } from 'vitest'
import type { Transcript } from '../../../electron/service/transcription/transcript.ts'
import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'
import { second, wordsIn, type Asked } from './transcriber-lab.ts'

/** Whole text, or a gap that shows; silence stays silent. */
export function expectWholeOrGap({ state, speech, text, start, end }: Piece, unseen = 1): void {
  const spans = speech ?? []
  if (spans.length === 0) expect(state.kind).toBe('silent')
  else expect(['done', 'gap']).toContain(state.kind)
  if (state.kind !== 'done') return
  const words = text.split(' ')
  // The sound tells its place to a tenth of a second: the word at the place where it was halved may be in neither.
  const missing = spans
    .flatMap((span) => wordsIn({ from: span.start / second, to: span.end / second }))
    .filter((word) => !words.includes(word))
  expect(missing.length).toBeLessThanOrEqual(unseen)
  // In order, and nothing from elsewhere but what a shift of 0.3 s brings.
  const said = wordsIn({ from: start / second - 0.5, to: end / second + 0.5 })
  const order = words.map((word) => said.indexOf(word))
  expect(order).not.toContain(-1)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
}

/** Hears every word, with a time for each. */
export function hearsTimed({ parts }: Asked): Transcript {
  let sent = 0
  const segments = parts.flatMap(({ from, to }) => {
    const later = sent - from
    sent += to - from
    const first = Math.ceil(from * 2)
    return wordsIn({ from, to }).map((text, index) => {
      const start = (first + index) / 2 + later
      return { start, end: start + 0.5, text }
    })
  })
  const text = segments.map((segment) => segment.text).join(' ')
  return { text, language: 'et', segments }
}
