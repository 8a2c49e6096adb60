import type { Span } from '../../../shared/ipc/schemas/recordings.ts'
import { createSegmenter } from '../../../shared/speech/segmenter.ts'

/** Where somebody speaks in a sound of at most 28 s, told by energy alone, in samples from its start. */
export async function listen(sound: Int16Array): Promise<Span[]> {
  const segmenter = createSegmenter()
  const pieces = [...(await segmenter.push(sound)), ...(await segmenter.finish())]
  return merged(pieces.flatMap(({ speech }) => speech))
}

/** PCM16 as it is stored; every platform that Jutt runs on is little-endian. */
export function samplesOf(bytes: Uint8Array<ArrayBuffer>): Int16Array {
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2)
}

/** Pieces of long speech overlap, and what is heard twice is there once. */
function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const { start, end } of spans) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}
