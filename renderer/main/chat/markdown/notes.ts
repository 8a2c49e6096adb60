import type { Section, Sections } from './sections.ts'

/** The little of a syntax tree that is needed here. */
interface Node {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

/** How a footnote is called in a section: by its number, and so often before. */
export interface NoteCall {
  label: string
  number: number
  before: number
}

/** What each section calls, and the text that gives the footnotes alone; null where there are none. */
export interface Notes {
  calls: (section: Section) => readonly NoteCall[]
  source: string | null
}

const none: readonly NoteCall[] = []

/**
 * Numbers the footnotes of a document in the order in which they are called, as far as they are defined. A section
 * whose calls are as before gets the same list.
 */
export function createNoteNumbering(): (sections: Sections) => Notes {
  const known = new WeakMap<Section, readonly NoteCall[]>()

  return ({ finished, tail, notes }) => {
    if (notes.size === 0) return { calls: () => none, source: null }
    const numbers = new Map<string, number>()
    const counts = new Map<string, number>()
    const inOrder: string[] = []
    for (const section of [...finished, tail]) {
      const calls = new Map<string, NoteCall>()
      for (const label of section.notes) {
        if (!notes.has(label)) continue
        const number = numbers.get(label) ?? numbers.size + 1
        const before = counts.get(label) ?? 0
        numbers.set(label, number)
        counts.set(label, before + 1)
        inOrder.push(label)
        if (!calls.has(label)) calls.set(label, { label, number, before })
      }
      if (!isSame(known.get(section) ?? none, [...calls.values()]))
        known.set(section, [...calls.values()])
    }
    const definitions = [...notes.values()].join('\n\n')
    const source = `${inOrder.map((label) => `[^${label}]`).join(' ')}\n\n${definitions}`
    return {
      calls: (section) => known.get(section) ?? none,
      source: inOrder.length === 0 ? null : source,
    }
  }
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
  | { keep: 'notes' }
  /** The text without its footnotes, which stand at the end of the document, its calls numbered as in the document. */
  | { keep: 'text'; calls: readonly NoteCall[] }

/** Gives a section its part of the footnotes of the document. */
export const footnotes = (options: NoteOptions) => (root: Node) => {
  const children = root.children ?? []
  if (options.keep === 'notes') {
    root.children = children.filter(isNotes)
    return
  }
  root.children = children.filter((child) => !isNotes(child))
  renumber(root, new Map(options.calls.map((call) => [call.label.toLowerCase(), { ...call }])))
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
