import type { Piece } from '../ipc/schemas/recordings.ts'
import { joinPieces, type GapPassage } from './join.ts'

/** The text of a dictation as far as it goes without a hole that is still to be filled, and what is missing in it. */
export function dictatedText(pieces: readonly Piece[]): { text: string; gaps: GapPassage[] } {
  const passages = joinPieces(pieces)
  const pending = passages.findIndex(({ kind }) => kind === 'pending')
  const finished = pending === -1 ? passages : passages.slice(0, pending)
  return {
    text: finished.flatMap((passage) => (passage.kind === 'text' ? [passage.text] : [])).join(' '),
    gaps: finished.filter((passage) => passage.kind === 'gap'),
  }
}
