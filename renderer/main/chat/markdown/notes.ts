import { noteCalls } from './references.ts'
import type { Section, Sections } from './sections.ts'
import type { SyntaxNode as Node } from './syntax-node.ts'

/** How a footnote is called in a section: by its number, and so often before. */
export interface NoteCall {
  label: string
  number: number
  before: number
}

/** Some of the footnotes of a document, in their order. */
export interface NotesPart {
  /** The number of the first of them. */
  from: number
  count: number
  /** A text that calls and defines them; what else it has to define stands behind them. */
  source: string
  /** The calls of footnotes in footnotes. */
  calls: readonly NoteCall[]
}

/** What each section calls, and the footnotes in parts, of which a document that grows changes only the last. */
export interface Notes {
  calls: (section: Section) => readonly NoteCall[]
  parts: readonly NotesPart[]
}

const none: readonly NoteCall[] = []

/** So many footnotes are rendered at once. */
const partSize = 10

/**
 * Numbers the footnotes of a document in the order in which they are called, as far as they are defined. What is as
 * before, the calls of a section or a part of the footnotes, stays the same object.
 */
export function createNoteNumbering(): (sections: Sections) => Notes {
  const known = new WeakMap<Section, readonly NoteCall[]>()
  let parts: readonly NotesPart[] = []

  return ({ finished, tail, notes }) => {
    if (notes.size === 0) return { calls: () => none, parts: [] }
    const numbers = new Map<string, number>()
    const counts = new Map<string, number>()
    for (const section of [...finished, tail]) {
      const calls = new Map<string, NoteCall>()
      for (const label of section.notes) {
        if (!notes.has(label)) continue
        const number = numbers.get(label) ?? numbers.size + 1
        const before = counts.get(label) ?? 0
        numbers.set(label, number)
        counts.set(label, before + 1)
        if (!calls.has(label)) calls.set(label, { label, number, before })
      }
      if (!isSame(known.get(section) ?? none, [...calls.values()]))
        known.set(section, [...calls.values()])
    }
    parts = inParts(notes, numbers, counts).map((part, index) => {
      const before = parts[index]
      return before !== undefined && isSamePart(before, part) ? before : part
    })
    return { calls: (section) => known.get(section) ?? none, parts }
  }
}

function isSamePart(one: NotesPart, other: NotesPart): boolean {
  return one.count === other.count && one.source === other.source && isSame(one.calls, other.calls)
}

function inParts(
  notes: ReadonlyMap<string, string>,
  numbers: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, number>,
): NotesPart[] {
  const labels = [...numbers.keys()]
  const parts: NotesPart[] = []
  for (let first = 0; first < labels.length; first += partSize) {
    const own = labels.slice(first, first + partSize)
    const definitions = own.map((label) => notes.get(label) ?? '').join('\n\n')
    const called = own.map((label) => `[^${label}] `.repeat(counts.get(label) ?? 1)).join('')
    const others = [...new Set(noteCalls(definitions))].filter((label) => numbers.has(label))
    const further = others.filter((label) => !own.includes(label)).map((label) => `[^${label}]: .`)
    parts.push({
      from: first + 1,
      count: own.length,
      source: [called, definitions, ...further].join('\n\n'),
      calls: others.map((label) => ({ label, number: numbers.get(label) ?? 0, before: 0 })),
    })
  }
  return parts
}

function isSame(some: readonly NoteCall[], others: readonly NoteCall[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ label, number, before }, index) => {
      const other = others[index]
      return other?.label === label && other.number === number && other.before === before
    })
  )
}

function isNotes(node: Node): boolean {
  return node.tagName === 'section' && node.properties?.['dataFootnotes'] !== undefined
}

const target = '#user-content-fn-'

/** What a section leaves of what it renders to; plain data, since streamdown knows a plugin by its name and options. */
export type NoteOptions =
  | ({ keep: 'notes' } & Omit<NotesPart, 'source'>)
  /** The text without its footnotes, which stand at the end of the document, its calls numbered as in the document. */
  | { keep: 'text'; calls: readonly NoteCall[] }

/** Gives a section its part of the footnotes of the document. */
export const footnotes = (options: NoteOptions) => (root: Node) => {
  const children = root.children ?? []
  root.children = children.filter((child) => isNotes(child) === (options.keep === 'notes'))
  if (options.keep === 'notes') for (const section of root.children) showPart(section, options)
  renumber(root, new Map(options.calls.map((call) => [call.label.toLowerCase(), { ...call }])))
}

/** Only the first part has the heading; each goes on counting where the one before it ended. */
function showPart(section: Node, { from, count }: Omit<NotesPart, 'source'>): void {
  if (from > 1) section.children = section.children?.filter(({ tagName }) => tagName !== 'h2') ?? []
  for (const list of section.children ?? []) {
    if (list.tagName !== 'ol') continue
    if (from > 1) list.properties = { ...list.properties, start: from }
    let items = 0
    list.children =
      list.children?.filter(({ tagName }) => tagName !== 'li' || ++items <= count) ?? []
  }
}

/** Counts in `calls` how often each was seen. */
function renumber(node: Node, calls: ReadonlyMap<string, NoteCall>): void {
  const { properties } = node
  const href = properties?.['href']
  if (properties?.['dataFootnoteRef'] === undefined || typeof href !== 'string') {
    for (const child of node.children ?? []) renumber(child, calls)
    return
  }
  const name = href.slice(target.length)
  const call = calls.get(decodeURIComponent(name).toLowerCase())
  if (!call) return
  call.before += 1
  node.children = [{ type: 'text', value: String(call.number) }]
  properties['id'] = `user-content-fnref-${name}${call.before > 1 ? `-${call.before}` : ''}`
}
