/** Signs that begin a line, or are all of it: a code fence, what divides a table's head from its body, a heading, quote or list. */
const lineBeginnings = [
  /^[ \t]*(?:```|~~~)[^\n`]*$/gm,
  /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/gm,
  /^[ \t]*(?:#{1,6}|>|[-*+](?: \[[ x]\])?)[ \t]+/gm,
] as const

/** An asterisk or some at the edge of a word; not one between two words or within one, which means itself. */
const emphasis = /(?<![^\s\p{P}])\*+(?=[^\s*])|(?<=[^\s*])\*+(?![^\s\p{P}])/gu

/**
 * A stretch of Markdown as it reads when it is rendered: without the signs of headings, lists, tables, code and emphasis,
 * and with the words of links only. Underscores stay, since names hold them.
 */
export function withoutMarkdown(text: string): string {
  let plain = text
  for (const signs of lineBeginnings) plain = plain.replace(signs, '')
  return plain
    .replace(/^[ \t]*\|.*$/gm, (row) => row.replaceAll('|', ' '))
    .replace(/!?\[([^\]\n]*)\]\([^)\s]*\)/g, '$1')
    .replace(/~~|`+/g, '')
    .replace(emphasis, '')
}
