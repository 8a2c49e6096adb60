import { Document, HeadingLevel, Packer, Paragraph, TextRun, type ISectionOptions } from 'docx'
import type { i18n } from 'i18next'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { holeMark } from '../../../shared/transcript/gap-mark.ts'
import type { Paragraph as Block } from '../../../shared/transcript/paragraphs.ts'
import { paragraphText } from '../../../shared/transcript/plain-text.ts'
import { printable } from './cues/cue-words.ts'
import type { Transcript } from './transcript.ts'

/** Colours of paper: ink beside which times step back, and what must not be overlooked. */
const quiet = '5A6472'
const caution = '9A4B00'

/** A transcript as a Word document: heading, facts, what must be known, and paragraphs with times and speakers. */
export async function docxFile(transcript: Transcript, words: i18n): Promise<Uint8Array> {
  const { name, facts, notes, paragraphs, opened } = transcript
  const { language } = opened.recording
  const children: ISectionOptions['children'] = [
    new Paragraph({ text: printable(name), heading: HeadingLevel.TITLE }),
    new Paragraph({
      spacing: { after: 240 },
      children: [
        new TextRun({
          text: printable(facts.map(([term, value]) => `${term}: ${value}`).join(' · ')),
          color: quiet,
          size: 18,
        }),
      ],
    }),
    ...notes.map((note) => warning(note)),
    ...paragraphs.map((paragraph) => blockOf(paragraph, words)),
  ]
  const document = new Document({
    title: printable(name),
    creator: 'Jutt',
    styles: {
      default: {
        document: {
          run: {
            font: 'Calibri',
            size: 22,
            ...(language === 'auto' ? {} : { language: { value: language } }),
          },
          paragraph: { spacing: { after: 160, line: 300 } },
        },
        title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 80 } } },
      },
    },
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function blockOf(paragraph: Block, { t }: i18n): Paragraph {
  if (paragraph.kind === 'pending') return warning(holeMark(t, paragraph))
  if (paragraph.kind === 'gap') return warning(holeMark(t, paragraph), paragraph.text)
  const { speaker, start } = paragraph
  return new Paragraph({
    children: [
      new TextRun({ text: `${clockTime(start)}  `, color: quiet, size: 18 }),
      ...(speaker === null ? [] : [new TextRun({ text: `${printable(speaker)}: `, bold: true })]),
      new TextRun(printable(paragraphText(paragraph))),
    ],
  })
}

/** What must not be overlooked, and behind it text that is doubtful. */
function warning(text: string, doubtful = ''): Paragraph {
  return new Paragraph({
    children: [
      new TextRun({ text: printable(text), bold: true, color: caution }),
      ...(doubtful === '' ? [] : [new TextRun({ text: ` ${printable(doubtful)}`, italics: true })]),
    ],
  })
}
