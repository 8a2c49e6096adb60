import { assertNever } from '../../../../shared/assert-never.ts'

/** What a line of Markdown stands in, as far as it matters for where a document may be cut. */
export interface Block {
  /** A block that blank lines do not end, or null. */
  open: Enclosure | null
  /** Columns by which what belongs to the last item of the list is indented; 0 outside of lists. */
  itemIndent: number
  /** Was the last line blank (or is this the beginning)? */
  afterBlank: boolean
}

type Enclosure =
  | { kind: 'code'; mark: string }
  | { kind: 'formula'; mark: string }
  | { kind: 'html'; end: RegExp }
  /** `\[` waits for `\]`, but not for ever: it may be no formula. */
  | { kind: 'tex'; characters: number }

export const atBeginning: Block = { open: null, itemIndent: 0, afterBlank: true }

/** No formula is longer than that (UTF-16 code units). */
const longestFormula = 4000

const marker = /^( *)([-+*]|\d{1,9}[.)])([ \t]+|$)/
const thematicBreak = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/
const codeFence = /^( {0,3})(?:(`{3,})[^`]*|(~{3,}).*)$/
const formulaFence = /^( {0,3})(\${2,})[^$]*$/
const texFormula = /^[ \t]*\\\[/

/** HTML that may hold blank lines, and what ends it (CommonMark, HTML blocks 1 to 5). */
const html: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
]

/** HTML that a blank line ends (HTML blocks 6 and 7); until then nothing else begins. */
const htmlUntilBlank =
  /^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[\s/>]|$)/i
const loneTag = /^ {0,3}<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>[ \t]*$/i

/** Whether the line begins an item of a list. */
export function isItem(line: string): boolean {
  return marker.test(line) && !thematicBreak.test(line)
}

/**
 * Whether the document may be cut before this line, so that both parts alone are what they are together: the blocks
 * before it have ended, whatever comes. The line must be whole, but for its end.
 */
export function mayCutBefore(block: Block, line: string): boolean {
  if (block.open !== null || !block.afterBlank || !/^\S/.test(line)) return false
  return block.itemIndent === 0 || !isItem(line)
}

/** Has a block ended with this line, so that no paragraph goes on after it? `block` is what the line stands in. */
export function endsBlock(before: Block, line: string, block: Block): boolean {
  if (block.open !== null) return false
  return block.afterBlank || before.open !== null || heading.test(line) || thematicBreak.test(line)
}

/** What the next line stands in; `line` comes without its end. */
export function nextBlock(block: Block, line: string): Block {
  const isBlank = line.trim() === ''
  if (block.open !== null)
    return { ...block, open: stillOpen(block.open, line), afterBlank: isBlank }
  if (isBlank) return { ...block, afterBlank: true }

  const indent = line.length - line.trimStart().length
  const belongsToItem = block.itemIndent > 0 && indent >= block.itemIndent
  if (belongsToItem) return { ...block, afterBlank: false }
  if (isItem(line)) return { open: null, itemIndent: contentIndent(line), afterBlank: false }
  // A line that is not indented goes on with an item only right after it.
  const itemIndent = block.afterBlank ? 0 : block.itemIndent
  return { open: opened(line, block.afterBlank), itemIndent, afterBlank: false }
}

function contentIndent(line: string): number {
  const [, before = '', mark = '', after = ''] = marker.exec(line) ?? []
  const isEmptyOrCode = after === '' || after.length > 4 || line.trim() === mark
  return before.length + mark.length + (isEmptyOrCode ? 1 : after.length)
}

function opened(line: string, afterBlank: boolean): Enclosure | null {
  const code = codeFence.exec(line)
  if (code) return { kind: 'code', mark: code[2] ?? code[3] ?? '' }
  const formula = formulaFence.exec(line)
  if (formula) return { kind: 'formula', mark: formula[2] ?? '' }
  if (texFormula.test(line)) return line.includes('\\]') ? null : { kind: 'tex', characters: 0 }
  for (const [begin, end] of html) {
    const found = begin.exec(line)
    if (found) return end.test(line.slice(found[0].length)) ? null : { kind: 'html', end }
  }
  if (htmlUntilBlank.test(line) || (afterBlank && loneTag.test(line)))
    return { kind: 'html', end: /^\s*$/ }
  return null
}

function stillOpen(open: Enclosure, line: string): Enclosure | null {
  switch (open.kind) {
    case 'code':
    case 'formula':
      return closes(line, open.mark) ? null : open
    case 'html':
      return open.end.test(line) ? null : open
    case 'tex': {
      const characters = open.characters + line.length
      return line.includes('\\]') || characters > longestFormula ? null : { ...open, characters }
    }
    default:
      return assertNever(open)
  }
}

/** A fence is closed by at least as many of the same characters, and nothing else. */
function closes(line: string, mark: string): boolean {
  const found = /^ {0,3}(`+|~+|\$+)[ \t]*$/.exec(line)?.[1]
  return found?.startsWith(mark) === true
}
