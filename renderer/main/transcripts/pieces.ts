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
