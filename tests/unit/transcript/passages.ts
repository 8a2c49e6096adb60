import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'
import {
  isParagraphBreak,
  weave,
  type GapPassage,
  type Passage,
} from '../../../shared/transcript/weave.ts'

/**
 * The pieces of a recording, in order, as paragraphs to be read. A piece that is added changes the last
 * paragraph at most: what is above it stays where it is on screen.
 */
export function joinPieces(pieces: readonly Piece[]): Passage[] {
  return weave(pieces, isParagraphBreak).map((passage) => {
    if (passage.kind !== 'text') return passage
    const { kind, text, start, end } = passage
    return { kind, text, start, end }
  })
}

/** Passages as one text, a paragraph each; what is still to come is left out. */
export function plainText(
  passages: readonly Passage[],
  gapText: (passage: GapPassage) => string,
): string {
  const parts = passages.flatMap((passage) => {
    if (passage.kind === 'text') return [passage.text]
    return passage.kind === 'gap' ? [gapText(passage)] : []
  })
  return parts.filter((part) => part !== '').join('\n\n')
}
