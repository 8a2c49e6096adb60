import type { Piece } from '../ipc/schemas/recordings.ts'
import { weave, type GapPassage } from './weave.ts'

/**
 * The text of a dictation as far as it goes before the first piece whose text is still to come, and what is
 * missing in it. Who dictates thinks in between: a pause is no paragraph.
 */
export function dictatedText(pieces: readonly Piece[]): { text: string; gaps: GapPassage[] } {
  const pending = pieces.findIndex(({ state }) => state.kind === 'waiting' || state.kind === 'sent')
  const passages = weave(pending === -1 ? pieces : pieces.slice(0, pending), () => false)
  return {
    text: passages.flatMap((passage) => (passage.kind === 'text' ? [passage.text] : [])).join(' '),
    gaps: passages.filter((passage) => passage.kind === 'gap'),
  }
}
