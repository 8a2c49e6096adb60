import type { Piece, Span } from '../../../shared/ipc/schemas/recordings.ts'
import { createSegmenter } from '../../../shared/speech/segmenter.ts'
import { samplesOf } from '../transcriber/listen.ts'
import { sampleRate } from '../wav-header.ts'

/** Samples that are read at once. */
const step = 20 * sampleRate

/**
 * Cuts a part of a recording into pieces around its speech, as if it were a recording of its own, by energy alone. What
 * nobody speaks in is left out.
 */
export async function cutRange(
  { start, end }: Span,
  read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Piece[]> {
  const segmenter = createSegmenter()
  const cuts: Awaited<ReturnType<typeof segmenter.push>> = []
  for (let from = start; from < end; from += step) {
    // The segmenter takes sound in its order.
    // oxlint-disable-next-line no-await-in-loop
    const sound = samplesOf(await read(from, Math.min(from + step, end)))
    // oxlint-disable-next-line no-await-in-loop
    cuts.push(...(await segmenter.push(sound)))
  }
  cuts.push(...(await segmenter.finish()))
  const placed = (span: Span): Span => ({ start: start + span.start, end: start + span.end })
  return cuts
    .filter(({ speech }) => speech.length > 0)
    .map((cut, index) => ({
      ...placed(cut),
      index,
      speech: cut.speech.map(placed),
      ending: cut.cut,
      text: '',
      times: null,
      model: null,
      state: { kind: 'waiting' },
    }))
}
