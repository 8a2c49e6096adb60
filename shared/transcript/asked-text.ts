import type { TFunction } from 'i18next'
import type { Piece } from '../ipc/schemas/recordings.ts'
import type { EditLog } from '../ipc/schemas/transcripts.ts'
import { clockTime } from './clock-time.ts'
import { gapMark, holeMark } from './gap-mark.ts'
import type { Sentence } from './paragraphs.ts'
import { textOf } from './tokens.ts'
import { transcriptParagraphs } from './transcript.ts'

/** Characters from which a new line begins at the end of a sentence, so that times stand close to what they are of. */
const longLine = 240

/** A transcript as a model is asked about it: lines that begin with their time in brackets, and with who speaks. */
export function askedText(
  t: TFunction,
  { pieces, log }: { pieces: readonly Piece[]; log: EditLog },
): string {
  const blocks = transcriptParagraphs(pieces, log).map((paragraph) => {
    if (paragraph.kind === 'pending') return holeMark(t, paragraph)
    if (paragraph.kind === 'gap') return gapMark(t, paragraph)
    const { speaker, sentences } = paragraph
    const who = speaker === null ? '' : `${speaker}: `
    return linesOf(sentences)
      .map((line) => `[${clockTime(line[0]?.start ?? 0)}] ${who}${wordsOf(line)}`)
      .join('\n')
  })
  return blocks.join('\n\n')
}

function wordsOf(line: readonly Sentence[]): string {
  return textOf(line.flatMap(({ words }) => words))
}

function linesOf(sentences: readonly Sentence[]): Sentence[][] {
  const lines: Sentence[][] = []
  let length = Infinity
  for (const sentence of sentences) {
    if (length >= longLine) {
      lines.push([])
      length = 0
    }
    lines.at(-1)?.push(sentence)
    length += sentence.text.length
  }
  return lines
}
