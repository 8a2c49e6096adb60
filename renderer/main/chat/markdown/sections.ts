import { atBeginning, isItem, mayCutBefore, nextBlock, type Block } from './blocks.ts'
import { createReferenceReader, linkLabels, noteCalls, type References } from './references.ts'

/** In characters (UTF-16 code units). */
export interface SectionSizes {
  /** From so many on a section ends where it can. */
  least: number
  /** From so many on a list ends between two items and a paragraph between two words: nothing may cost ever more. */
  most: number
}

const ordinarySizes: SectionSizes = { least: 1500, most: 8000 }

/** A part of a document that is rendered by itself. */
export interface Section {
  /** Where it begins in the document. */
  from: number
  text: string
  links: ReadonlySet<string>
  notes: readonly string[]
}

export interface Sections extends References {
  /** In their order; together they are the document. */
  finished: readonly Section[]
  /** What may still change; empty only where the document is. */
  tail: Section
}

function sectionOf(from: number, text: string): Section {
  return { from, text, links: linkLabels(text), notes: noteCalls(text) }
}

/**
 * Cuts a document into sections, and goes on where it stopped when the document has grown: a section that is finished
 * stays the same object. Rendered one by one they are what the whole is, but for paragraphs and lists that are longer
 * than a section may be.
 */
export function createSectionReader(sizes = ordinarySizes): (text: string) => Sections {
  let read = ''
  let document = startDocument(sizes)
  let sections = document(read)

  return (text) => {
    if (text === read) return sections
    if (!text.startsWith(read)) document = startDocument(sizes)
    read = text
    sections = document(text)
    return sections
  }
}

function startDocument({ least, most }: SectionSizes): (text: string) => Sections {
  const references = createReferenceReader()
  const finished: Section[] = []
  let from = 0
  let lineFrom = 0
  let block: Block = atBeginning
  /** Where the last item of the list begins, if it is not the first of its section. */
  let itemFrom: number | null = null

  function cut(text: string, end: number): void {
    finished.push(sectionOf(from, text.slice(from, end)))
    from = end
    itemFrom = null
  }

  function readLine(text: string, line: string): void {
    const length = lineFrom - from
    if (length >= Math.max(1, least) && mayCutBefore(block, line)) cut(text, lineFrom)
    else if (length >= most && mustCutBefore(line, text.slice(from, lineFrom))) cut(text, lineFrom)
    else if (length > 0 && isFurtherItem(line)) itemFrom = lineFrom
    if (block.open === null) references.line(line, block.afterBlank)
    block = nextBlock(block, line)
  }

  function isFurtherItem(line: string): boolean {
    return block.open === null && block.itemIndent > 0 && !line.startsWith(' ') && isItem(line)
  }

  /** A block that has become too long ends between two items of a list, or two lines of a paragraph. */
  function mustCutBefore(line: string, before: string): boolean {
    if (isFurtherItem(line)) return true
    const inParagraph = block.open === null && block.itemIndent === 0 && !block.afterBlank
    return inParagraph && /^\p{L}[^|]*$/u.test(line) && isClosed(before)
  }

  return (text) => {
    for (;;) {
      const end = text.indexOf('\n', lineFrom)
      if (end === -1) break
      readLine(text, text.slice(lineFrom, end))
      lineFrom = end + 1
    }
    while (text.length - from > most && block.open === null) {
      const end =
        block.itemIndent > 0
          ? itemFrom
          : wordEnd(text.slice(0, from + most), Math.max(from, lineFrom))
      if (end === null) break
      cut(text, end)
    }
    return {
      finished: [...finished],
      tail: sectionOf(from, text.slice(from)),
      links: new Map(references.links),
      notes: new Map(references.notes),
    }
  }
}

/** The last place where the text may be cut in the line that begins there: before a word; null if nowhere. */
function wordEnd(text: string, lineFrom: number): number | null {
  const line = text.slice(lineFrom)
  if (/^[\s|>#]/.test(line)) return null
  const word = [...line.matchAll(/ (?=\p{L})/gu)].findLast(({ index }) =>
    isClosed(line.slice(0, index)),
  )
  return word === undefined ? null : lineFrom + word.index + 1
}

/** Is no code, formula, emphasis or link open at the end of the text? */
function isClosed(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1
  if (['`', '$', '*', '_', '~'].some((mark) => count(mark) % 2 === 1)) return false
  return count('[') === count(']') && count('(') === count(')')
}

/** What to render before a section, so that its labels lead where they lead in the document; it renders as nothing. */
export function definitionsFor(section: Section, { links, notes }: References): string {
  if (links.size === 0 && notes.size === 0) return ''
  const calls = [...new Set(section.notes)].filter((label) => notes.has(label))
  const lines = [
    ...calls.map((label) => `[^${label}]: .\n`),
    ...[...section.links].flatMap((label) => links.get(label) ?? []),
  ]
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`
}
