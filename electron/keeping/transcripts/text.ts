import type { i18n } from 'i18next'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { gapMark, holeMark } from '../../../shared/transcript/gap-mark.ts'
import type { Paragraph } from '../../../shared/transcript/paragraphs.ts'
import { paragraphText } from '../../../shared/transcript/plain-text.ts'
import type { Transcript } from './transcript.ts'

/** A transcript as a plain text file; what is missing in it is said at its head and at its place. */
export function textFile({ paragraphs, notes }: Transcript, { t }: i18n): string {
  const parts = paragraphs.map((paragraph) => {
    if (paragraph.kind === 'pending') return holeMark(t, paragraph)
    if (paragraph.kind === 'gap') return gapMark(t, paragraph)
    const text = paragraphText(paragraph)
    return paragraph.speaker === null ? text : `${paragraph.speaker}: ${text}`
  })
  return `${[...notes.map((note) => `[${note}]`), ...parts].join('\n\n')}\n`
}

/** A transcript as a Markdown document: paragraphs with their times and speakers. */
export function markdownFile({ name, facts, notes, paragraphs }: Transcript, { t }: i18n): string {
  const told = facts.map(([term, value]) => `${term}: ${escaped(value)}`).join(' · ')
  const parts = paragraphs.map((paragraph) => markdownOf(paragraph, t))
  return `${[
    `# ${escaped(name)}`,
    `*${told}*`,
    ...notes.map((note) => `> **${note}**`),
    ...parts,
  ].join('\n\n')}\n`
}

function markdownOf(paragraph: Paragraph, t: i18n['t']): string {
  if (paragraph.kind === 'pending') return `> **${escaped(holeMark(t, paragraph))}**`
  if (paragraph.kind === 'gap') {
    const doubtful = paragraph.text === '' ? '' : ` ${escaped(paragraph.text)}`
    return `> **${escaped(holeMark(t, paragraph))}**${doubtful}`
  }
  const { speaker, start } = paragraph
  const who = speaker === null ? '' : `**${escaped(speaker)}** `
  return `${who}*${clockTime(start)}* ${escaped(paragraphText(paragraph))}`
}

/** Speech is no markup: signs that would make it that are written as themselves. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~$&]/g, '\\$&').replaceAll(/\s+/g, ' ')
}
