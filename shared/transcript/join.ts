import type { GapReason, Piece } from '../ipc/schemas/recordings.ts'

/** A stretch of a transcript as it is shown; places are samples of the recording at 16 kHz. */
export type Passage =
  | { kind: 'text'; text: string; start: number; end: number }
  /** Text that is missing, or that is doubtful. */
  | { kind: 'gap'; index: number; reason: GapReason; text: string; start: number; end: number }
  /** A piece whose text is still to come. */
  | { kind: 'pending'; index: number; start: number; end: number }

export type TextPassage = Extract<Passage, { kind: 'text' }>
export type GapPassage = Extract<Passage, { kind: 'gap' }>

/** The pieces of a recording, in order, as text to be read. */
export function joinPieces(pieces: readonly Piece[]): Passage[] {
  const passages: Passage[] = []
  for (const { index, start, end, state, text } of pieces) {
    switch (state.kind) {
      case 'silent':
        break
      case 'waiting':
      case 'sent':
        passages.push({ kind: 'pending', index, start, end })
        break
      case 'gap':
        passages.push({ kind: 'gap', index, reason: state.reason, text, start, end })
        break
      case 'done':
        if (text !== '') passages.push({ kind: 'text', text, start, end })
        break
    }
  }
  return passages
}

/** Passages as one text, a paragraph each; what is still to come is left out. */
export function plainText(
  passages: readonly Passage[],
  gapText: (passage: GapPassage) => string,
): string {
  const parts = passages.map((passage) => {
    switch (passage.kind) {
      case 'text':
        return passage.text
      case 'gap':
        return gapText(passage)
      case 'pending':
        return ''
    }
  })
  return parts.filter((part) => part !== '').join('\n\n')
}
