const fenced = /^[ \t>]*(?:```|~~~)[^\n]*\n[^]*?(?:^[ \t>]*(?:```|~~~)[ \t]*$|$(?![^]))/gm

/** About the words that a reader sees of a text in Markdown, without the marks that dress them. */
export function visibleText(markdown: string): string {
  let text = ''
  let from = 0
  for (const { 0: code, index } of markdown.matchAll(fenced)) {
    text += prose(markdown.slice(from, index)) + inCode(code)
    from = index + code.length
  }
  return text + prose(markdown.slice(from))
}

function inCode(block: string): string {
  return block.replace(/^.*\n/, '').replace(/(?<=^|\n)[ \t>]*(?:```|~~~)[ \t]*$/, '')
}

function prose(markdown: string): string {
  return markdown
    .replace(/^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+.*$/gm, '')
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/^[ \t]*(?:#{1,6}|[-*+]|\d+[.)])[ \t]+/gm, '')
    .replace(/^[ \t]*\[\^[^\]]+\]:/gm, '')
    .replace(/^[ \t]*\[[^\]]+\]:.*$/gm, '')
    .replace(/!?\[([^\]]*)\](?:\([^)\s]*(?:[ \t]+"[^"]*")?\)|\[[^\]]*\])/g, '$1')
    .replace(
      /\*\*|__|~~|`+|(?<![\w*\\])\*(?=\S)|(?<=[^\s\\])\*(?![\w*])|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)/g,
      '',
    )
    .replace(/[ \t]*\|[ \t]*/g, '\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
