import { foldWithPlaces } from './fold.ts'
import type { Term } from './query.ts'

/** A stretch of a text, in UTF-16 units; `end` is behind it. */
export interface Mark {
  start: number
  end: number
}

/** Where the terms stand in the text, in order and without overlaps. */
export function findMarks(text: string, terms: readonly Term[]): Mark[] {
  const { folded, starts, ends } = foldWithPlaces(text)
  const found: Mark[] = []
  for (const term of terms) {
    const inner = term.trim()
    const lead = term.startsWith(' ') ? 1 : 0
    // What follows a whole word may be what goes before the next.
    const step = Math.max(1, term.length - 2 * lead)
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + step)) {
      const start = starts[at + lead]
      const end = ends[at + lead + inner.length - 1]
      if (start !== undefined && end !== undefined) found.push({ start, end })
    }
  }
  return merge(found.toSorted((a, b) => a.start - b.start))
}

function merge(marks: readonly Mark[]): Mark[] {
  const merged: Mark[] = []
  for (const mark of marks) {
    const last = merged.at(-1)
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end)
    else merged.push({ ...mark })
  }
  return merged
}
