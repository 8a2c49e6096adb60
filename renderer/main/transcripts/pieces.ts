import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'

/** Pieces in their order, with those that are new or have changed. `isWhole` is false where one before them is missing. */
export function withPieces(
  pieces: readonly Piece[],
  changed: Iterable<Piece>,
): { pieces: readonly Piece[]; isWhole: boolean } {
  const result = [...pieces]
  for (const piece of [...changed].toSorted((a, b) => a.index - b.index)) {
    if (piece.index > result.length) return { pieces: result, isWhole: false }
    result[piece.index] = piece
  }
  return { pieces: result, isWhole: true }
}

/** When the piece was sent whose text has been waited for longest, in milliseconds since 1970; null where none is. */
export function waitingSince(pieces: readonly Piece[]): number | null {
  const moments = pieces.flatMap(({ state }) => (state.kind === 'sent' ? [state.at] : []))
  return moments.length === 0 ? null : moments.reduce((one, other) => Math.min(one, other))
}
