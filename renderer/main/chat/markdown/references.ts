/** What the parts of a document need of the whole: where its link labels lead, and its footnotes. */
export interface References {
  /** The line that defines a label, by the label in its normal form. The first one counts. */
  readonly links: ReadonlyMap<string, string>
  /** The lines of a footnote. */
  readonly notes: ReadonlyMap<string, string>
}

const linkDefinition = /^ {0,3}\[(?!\^)((?:[^[\]\\]|\\.)+)\]:[ \t]*\S/
const noteDefinition = /^ {0,3}\[\^([^\]\s]+)\]:/
const bracketed = /\[((?:[^[\]\\]|\\.){1,999})\]/g
const noteCall = /\[\^([^\]\s]+)\](?!:)/g

/** Labels are the same whatever their case and however their words are spaced. */
function normal(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase()
}

/** Every label that the text may refer to by `[label]`. */
export function linkLabels(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(bracketed), ([, label = '']) => normal(label)))
}

/** The footnotes called in the text, in their order, each as often as it is called. */
export function noteCalls(text: string): readonly string[] {
  return Array.from(text.matchAll(noteCall), ([, label = '']) => normal(label))
}

export interface ReferenceReader extends References {
  /** Reads the next line, which does not stand in a block of code; `mayDefine` where no paragraph goes on with it. */
  line(line: string, mayDefine: boolean): void
}

/** Collects what a document defines, line by line. */
export function createReferenceReader(): ReferenceReader {
  const links = new Map<string, string>()
  const notes = new Map<string, string>()
  /** The footnote that the next indented line goes on with. */
  let open: string | null = null
  let blanks = ''
  let afterDefinition = false

  return {
    links,
    notes,
    line(line, mayDefine) {
      const note = noteDefinition.exec(line)?.[1]
      if (note !== undefined) {
        open = notes.has(normal(note)) ? null : normal(note)
        if (open !== null) notes.set(open, line)
        blanks = ''
        return
      }
      if (line.trim() === '') {
        blanks += '\n'
        afterDefinition = false
        return
      }
      const goesOn = open !== null && (blanks === '' || /^(?: {4}|\t)/.test(line))
      if (open !== null && goesOn) {
        notes.set(open, `${notes.get(open) ?? ''}\n${blanks}${line}`)
        blanks = ''
        return
      }
      open = null
      blanks = ''
      const label = mayDefine || afterDefinition ? linkDefinition.exec(line)?.[1] : undefined
      afterDefinition = label !== undefined
      if (label !== undefined && !links.has(normal(label))) links.set(normal(label), line)
    },
  }
}
