import type { TFunction } from 'i18next'
import type { Piece } from '../ipc/schemas/recordings.ts'
import type { EditLog } from '../ipc/schemas/transcripts.ts'
import { gapMark } from './gap-mark.ts'
import type { Paragraph, TextParagraph } from './paragraphs.ts'
import { textOf } from './tokens.ts'
import { transcriptParagraphs } from './transcript.ts'

/** The sentences of a paragraph as one text. */
export function paragraphText({ sentences }: TextParagraph): string {
  return textOf(sentences.flatMap(({ words }) => words))
}

/** Paragraphs as one text, with who speaks, and marks for what is missing; what is still to come is left out. */
export function plainText(t: TFunction, paragraphs: readonly Paragraph[]): string {
  const parts = paragraphs.flatMap((paragraph) => {
    if (paragraph.kind === 'pending') return []
    if (paragraph.kind === 'gap') return [gapMark(t, paragraph)]
    const text = paragraphText(paragraph)
    return [paragraph.speaker === null ? text : `${paragraph.speaker}: ${text}`]
  })
  return parts.join('\n\n')
}

/** A transcript as plain text, as it is copied and attached. */
export function transcriptText(
  t: TFunction,
  { pieces, log }: { pieces: readonly Piece[]; log: EditLog },
): string {
  return plainText(t, transcriptParagraphs(pieces, log))
}
