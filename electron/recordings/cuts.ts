import { AppFailure } from '../../shared/app-failure.ts'
import type { Cut, Piece, Span } from '../../shared/ipc/schemas/recordings.ts'
import { sampleRate } from './wav-header.ts'

/** A piece that is still to get its place among the others. */
export type FreshPiece = Omit<Piece, 'index' | 'text' | 'times' | 'model'>

/** Samples; below 1 MiB as a WAV (nginx's default), and below Whisper's window of 30 s. */
const longest = 28 * sampleRate
/** Samples; where there was no pause a cut may fall into a word, which then is whole in one of the two pieces. */
const overlap = 2 * sampleRate

/**
 * The pieces that these cuts make after the last piece there is (null for none), in a recording of so many samples.
 * Sound that the cuts skip becomes pieces too, for no sample may go unheard. Throws invalid_request for cuts that are
 * out of order, empty or reach past the sound.
 */
export function piecesOfCuts(
  cuts: readonly Cut[],
  last: Span | null,
  samples: number,
): FreshPiece[] {
  const pieces: FreshPiece[] = []
  let previous = last ?? { start: 0, end: 0 }
  for (const cut of cuts) {
    if (!follows(cut, previous, samples)) throw new AppFailure({ code: 'invalid_request' })
    const { start, end, speech, ending } = cut
    pieces.push(...unheardPieces(previous.end, start), {
      start,
      end,
      speech,
      ending,
      state: { kind: speech.length === 0 ? 'silent' : 'waiting' },
    })
    previous = cut
  }
  return pieces
}

/** The pieces of the sound that follows the last piece (null for none), which no segmenter has cut to its end. */
export function tailPieces(last: Piece | null, samples: number): FreshPiece[] {
  const end = last?.end ?? 0
  if (samples <= end) return []
  return unheardPieces(last?.ending === 'length' ? Math.max(0, end - overlap) : end, samples)
}

/** Divides sound that no cut has divided into equal pieces of at most 28 s that overlap by 2 s; none for no sound. */
export function unheardPieces(from: number, to: number): FreshPiece[] {
  const total = to - from
  if (total <= 0) return []
  const count = Math.max(1, Math.ceil((total - overlap) / (longest - overlap)))
  const step = Math.ceil((total - overlap) / count)
  return Array.from({ length: count }, (_, index) => ({
    start: from + index * step,
    end: index === count - 1 ? to : from + (index + 1) * step + overlap,
    speech: null,
    ending: null,
    state: { kind: 'waiting' },
  }))
}

function follows(cut: Cut, previous: Span, samples: number): boolean {
  if (cut.start < previous.start || cut.end <= previous.end || cut.end > samples) return false
  let heardUntil = cut.start
  for (const { start, end } of cut.speech) {
    if (start < heardUntil || end <= start) return false
    heardUntil = end
  }
  return cut.start < cut.end && heardUntil <= cut.end
}
