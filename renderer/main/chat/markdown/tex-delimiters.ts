/** Is there anything in the text that formulas may begin with? */
export function mayHoldMath(text: string): boolean {
  return /\$|\\[([]/.test(text)
}

/** The opening fence of a code block, within lists and quotes too. */
const fence = /^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*(`{3,}|~{3,})/
const listItem = /^[ \t>]*(?:[-*+]|\d+[.)])[ \t]/

/**
 * The text with `\(…\)` and `\[…\]` as `$$…$$`, which Markdown's maths knows, outside of code. A formula that is not
 * closed yet stays as it is. Double dollars in running text are set in the line; single ones might be money.
 */
export function dollarsForTex(text: string): string {
  if (!/\\[([]/.test(text)) return text
  return paragraphsAndCode(text)
    .map(({ isCode, text }) => (isCode ? text : inParagraphs(text)))
    .join('')
}

interface Stretch {
  isCode: boolean
  text: string
}

/** Cuts a text where code blocks begin and end; together the stretches are the text. */
function paragraphsAndCode(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let open: string | null = null
  let inList = false
  let afterBlank = true

  for (const line of text.split(/(?<=\n)/)) {
    const isBlank = line.trim() === ''
    const mark: string | undefined = fence.exec(line)?.[1]
    let isCode = open !== null
    if (open !== null) {
      if (mark?.startsWith(open) && line.trimEnd().endsWith(mark)) open = null
    } else if (mark !== undefined) {
      open = mark
      isCode = true
    } else if (!isBlank) {
      if (listItem.test(line)) inList = true
      else if (afterBlank && !/^[ \t]/.test(line)) inList = false
      // In a list, what is indented so far goes on with its item.
      const isIndented = /^(?: {4}|\t)/.test(line) && !inList
      isCode = isIndented && (afterBlank || stretches.at(-1)?.isCode === true)
    }
    afterBlank = isBlank
    const last = stretches.at(-1)
    if (last?.isCode === isCode) last.text += line
    else stretches.push({ isCode, text: line })
  }
  return stretches
}

/** A code span: it ends within its paragraph with as many backticks as it began with, or is none. */
const codeSpan = /(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[^])*?(?<!`)\1(?!`)/
/** `\[…\]` alone on its lines, with the marks of quotes and lists that stand before it. */
const displayed =
  /(?<=^|\n)((?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*)\\\[((?:(?!\\\[)[^])*?)\\\]([ \t]*[.,;]?)[ \t]*(?=\n|$)/
/** `\[…\]` among words, but not the escaped brackets of a link; `\(…\)`; escaped backslashes, which open nothing. */
const squareInLine = /\\\[((?:(?!\\\[|\n[ \t]*\n)[^])*?)\\\](?!\()/
const roundInLine = /\\\(((?:(?!\\\(|\n[ \t]*\n)[^])*?)\\\)/
const escapedBackslash = /\\\\/

const pieces = new RegExp(
  [codeSpan, displayed, squareInLine, roundInLine, escapedBackslash]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

function inParagraphs(text: string): string {
  function replaced(...[whole, , before, display, after, square, round]: Pieces): string {
    if (display !== undefined) return inBlock(display, before ?? '', after ?? '') ?? whole
    return inLine(square ?? round) ?? whole
  }
  return text.replace(pieces, replaced)
}

/** What the expression for pieces finds: all of it, and its groups in their order. */
type Pieces = [whole: string, ...groups: (string | undefined)[]]

/** A formula in lines of its own, as far in as the line that it began on. */
function inBlock(formula: string, before: string, after: string): string | null {
  const indent = before.replace(/[^>\s]/g, ' ')
  const isQuoted = indent.includes('>')
  const lines = `${formula.trim()}${after.trim()}`
    .split('\n')
    .map((line) => line.replace(isQuoted ? /^[\s>]+/ : /^\s+/, '').trimEnd())
    .filter((line) => line !== '')
  if (lines.length === 0) return null
  return [`${before}$$`, ...lines.map((line) => `${indent}${line}`), `${indent}$$`].join('\n')
}

function inLine(formula: string | undefined): string | null {
  const line = formula?.replace(/\s*\n[\s>]*/g, ' ').trim()
  // Dollars in a formula would end it; then it is left as it is.
  if (line === undefined || line === '' || line.includes('$$')) return null
  return `$$${line}$$`
}
