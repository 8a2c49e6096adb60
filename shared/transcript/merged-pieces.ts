import type { Piece } from '../ipc/schemas/recordings.ts'

/** The pieces with those that are new or have changed, in the order of their sound. */
export function mergedPieces(old: readonly Piece[], fresh: readonly Piece[]): Piece[] {
  const all = new Map(old.map((piece) => [piece.index, piece]))
  for (const piece of fresh) all.set(piece.index, piece)
  return [...all.values()].toSorted((a, b) => a.index - b.index)
}
