import { fold } from './fold.ts'
import { findMarks, type Mark } from './marks.ts'
import { holdsAll, type Term } from './query.ts'
import { withoutMarkdown } from './without-markdown.ts'

/** A stretch of a text around what was found, on one line; the marks are places in it. */
export interface Snippet {
  text: string
  marks: Mark[]
  /** Does the text begin before it, and end after it? */
  cutBefore: boolean
  cutAfter: boolean
}

/** Characters before what is found first, and in all. */
const lead = 40
const longest = 180
/** Only so much of a long text is looked through at once for its marks. */
const block = 8_000

/**
 * The stretch around the first term found; null where the text does not hold all of them. Of Markdown its signs are left
 * out, where what was sought is not one of them.
 */
export function makeSnippet(
  text: string,
  terms: readonly Term[],
  { isMarkdown = false } = {},
): Snippet | null {
  if (!holdsAll(fold(text), terms)) return null
  const first = firstMark(text, terms)
  if (!first) return null
  const from = startOfWord(text, Math.max(0, first.start - lead), first.start)
  const to = endOfWord(text, Math.max(first.end, Math.min(text.length, from + longest)))
  const raw = text.slice(from, to)
  const plain = isMarkdown ? withoutMarkdown(raw).trim().replace(/\s+/g, ' ') : raw
  const line = findMarks(plain, terms).length > 0 ? plain : raw
  return {
    text: line.replace(/\s/g, ' '),
    marks: findMarks(line, terms),
    cutBefore: from > 0,
    cutAfter: to < text.length,
  }
}

function firstMark(text: string, terms: readonly Term[]): Mark | undefined {
  // Blocks overlap, so that no term falls between two.
  for (let from = 0; from < text.length; from += block / 2) {
    const marks = findMarks(text.slice(from, from + block), terms)
    const [first] = marks
    if (first) return { start: first.start + from, end: first.end + from }
  }
  return undefined
}

function startOfWord(text: string, from: number, latest: number): number {
  if (from === 0) return 0
  const space = text.slice(from, latest).search(/\s/)
  return space === -1 ? wholeCharacter(text, from) : from + space + 1
}

function endOfWord(text: string, to: number): number {
  if (to >= text.length) return text.length
  const space = text.slice(to, to + 20).search(/\s/)
  return space === -1 ? wholeCharacter(text, to) : to + space
}

/** Not between the two halves of a character. */
function wholeCharacter(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place + 1 : place
}
