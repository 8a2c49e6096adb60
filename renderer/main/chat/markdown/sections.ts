import { atBeginning, endsBlock, isItem, mayCutBefore, nextBlock, type Block } from './blocks.ts'
import { createReferenceReader, linkLabels, noteCalls, type References } from './references.ts'

/** In characters (UTF-16 code units). */
export interface SectionSizes {
  /** From so many on a section ends where it can. */
  least: number
  /** From so many on a list ends between two items and a table between two rows: nothing may cost ever more. */
  rows: number
  /** From so many on a paragraph ends between two words, and code is given beside its document. */
  most: number
}

const ordinarySizes: SectionSizes = { least: 600, rows: 2500, most: 8000 }

/** A part of a document that is rendered by itself. */
export interface Section {
  /** Where it begins in the document. */
  from: number
  text: string
  links: ReadonlySet<string>
  notes: readonly string[]
  /** The whole of a block of code that is longer than a section may be, and nothing else is in this one. */
  code: LongCode | null
  /** What a table that was cut has to be told again: its head. */
  head: string
}

export interface LongCode {
  /** The line that opens it. */
  fence: string
  text: string
}

export interface Sections extends References {
  /** In their order; together they are the document. */
  finished: readonly Section[]
  /** What may still change; empty only where the document is. */
  tail: Section
}

function sectionOf(from: number, text: string, head: string): Section {
  return { from, text, links: linkLabels(text), notes: noteCalls(text), code: null, head }
}

/** `end` is where its last line begins, which closes it, or where it has come to. */
function codeSectionOf(from: number, text: string, end = text.length): Section {
  const begin = text.indexOf('\n')
  const code = { fence: text.slice(0, begin), text: text.slice(begin + 1, end) }
  return { from, text, links: new Set(), notes: [], code, head: '' }
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

function startDocument({ least, rows, most }: SectionSizes): (text: string) => Sections {
  const references = createReferenceReader()
  const finished: Section[] = []
  let from = 0
  let lineFrom = 0
  let block: Block = atBeginning
  /** May the next line define a label? */
  let mayDefine = true
  /** Where the last item of the list begins, if it is not the first of its section. */
  let itemFrom: number | null = null
  /** Where the open block of code begins. */
  let codeFrom: number | null = null
  /** The head of the table that the last line belongs to, and of the one that this section goes on with. */
  let table = ''
  let head = ''

  function cut(text: string, end: number): void {
    finished.push(sectionOf(from, text.slice(from, end), head))
    from = end
    itemFrom = null
    head = ''
  }

  function readLine(text: string, line: string, lineEnd: number): void {
    const length = lineFrom - from
    if (length >= Math.max(1, least) && mayCutBefore(block, line)) cut(text, lineFrom)
    else if (mustCutBefore(line, text.slice(from, lineFrom))) {
      cut(text, lineFrom)
      head = table
    } else if (length > 0 && isFurtherItem(line)) itemFrom = lineFrom
    if (block.open === null) references.line(line, mayDefine)
    const wasCode = block.open?.kind === 'code'
    const before = block
    block = nextBlock(before, line)
    mayDefine = endsBlock(before, line, block)
    readTable(text, line)
    if (block.open?.kind === 'code') codeFrom ??= lineFrom
    else if (wasCode) endCode(text, lineEnd)
  }

  function readTable(text: string, line: string): void {
    if (block.open !== null || block.itemIndent > 0 || !line.includes('|')) table = ''
    else if (table === '' && delimiterRow.test(line))
      table = text.slice(text.lastIndexOf('\n', lineFrom - 2) + 1, lineFrom) + `${line}\n`
  }

  /** A block of code that was too long ends its section, whatever comes next. */
  function endCode(text: string, end: number): void {
    if (codeFrom !== null && end - codeFrom > most) {
      if (codeFrom > from) cut(text, codeFrom)
      finished.push(codeSectionOf(codeFrom, text.slice(codeFrom, end), lineFrom - codeFrom))
      from = end
    }
    codeFrom = null
  }

  function isFurtherItem(line: string): boolean {
    return block.open === null && block.itemIndent > 0 && !line.startsWith(' ') && isItem(line)
  }

  /** A block that has become too long ends between two items of a list, or two lines of a table or a paragraph. */
  function mustCutBefore(line: string, before: string): boolean {
    const inRows = isFurtherItem(line) || (table !== '' && line.includes('|'))
    if (inRows) return before.length >= rows
    const inParagraph = block.open === null && block.itemIndent === 0 && !block.afterBlank
    return before.length >= most && inParagraph && /^\p{L}[^|]*$/u.test(line) && isClosed(before)
  }

  return (text) => {
    for (;;) {
      const end = text.indexOf('\n', lineFrom)
      if (end === -1) break
      readLine(text, text.slice(lineFrom, end), end + 1)
      lineFrom = end + 1
    }
    while (block.open === null && text.length - from > (block.itemIndent > 0 ? rows : most)) {
      const end =
        block.itemIndent > 0
          ? itemFrom
          : wordEnd(text.slice(0, from + most), Math.max(from, lineFrom))
      if (end === null) break
      cut(text, end)
    }
    if (codeFrom !== null && codeFrom > from && text.length - codeFrom > most) cut(text, codeFrom)
    const isCode = codeFrom === from && text.length - from > most
    return {
      finished: [...finished],
      tail: isCode
        ? codeSectionOf(from, text.slice(from))
        : sectionOf(from, text.slice(from), head),
      links: new Map(references.links),
      notes: new Map(references.notes),
    }
  }
}

const delimiterRow = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$/

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

/** What to render before a section, so that its labels lead where they lead in the document, and its table has a head. */
export function definitionsFor(section: Section, { links, notes }: References): string {
  if (links.size === 0 && notes.size === 0) return section.head
  const calls = [...new Set(section.notes)].filter((label) => notes.has(label))
  const lines = [
    ...calls.map((label) => `[^${label}]: .\n`),
    ...[...section.links].flatMap((label) => links.get(label) ?? []),
  ]
  return `${lines.length === 0 ? '' : `${lines.join('\n')}\n\n`}${section.head}`
}
