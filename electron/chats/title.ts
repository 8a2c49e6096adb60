import type { Attachment } from '../../shared/ipc/schemas/attachments.ts'

const longest = 60

/**
 * A chat's first title, by its first message: its first words, or what is attached where it has none. Whoever asks about a
 * transcript asks the same of each, so that the transcript's name goes first.
 */
export function firstTitle(question: {
  content: string
  attachments?: readonly Attachment[] | undefined
}): string {
  const { content, attachments = [] } = question
  if (content.trim() === '') return titleFrom(attachments[0]?.name ?? '')
  const about = attachments.find((one) => one.kind === 'document' && one.recordingId !== undefined)
  return titleFrom(about ? `${about.name}: ${content.trimStart()}` : content)
}

/** The first words of a text, at most 60 characters, cut between words. */
export function titleFrom(content: string): string {
  const line = content
    .split('\n')
    .map((candidate) => candidate.replace(/^[\s#>*`-]+/, '').trim())
    .find((candidate) => candidate !== '')
  const words = (line ?? content.trim()).replace(/\s+/g, ' ')
  if (words.length <= longest) return words
  const cut = words.slice(0, longest - 1)
  const lastSpace = cut.lastIndexOf(' ')
  const atWord = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut
  return `${atWord.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:.]+$/, '')}…`
}
