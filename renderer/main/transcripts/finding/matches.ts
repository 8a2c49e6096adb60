import type { TranscriptChange } from '../../../../shared/ipc/schemas/transcripts.ts'
import { wordAt, type Row, type TextRow } from '../reading/row.ts'

/** A place where a transcript says what is looked for: from where to where in the text of this row. */
export interface Match {
  row: TextRow
  /** Its index among the rows. */
  index: number
  from: number
  to: number
}

export interface Sought {
  query: string
  matchCase: boolean
}

/** Everything that the rows say of what is looked for, in order and none over another. */
export function findMatches(rows: readonly Row[], { query, matchCase }: Sought): Match[] {
  if (query === '') return []
  // Small letters are as long as capitals but for a few signs of other writing, which are found with their case only.
  const fold = (text: string): string => {
    const small = text.toLowerCase()
    return matchCase || small.length !== text.length ? text : small
  }
  const sought = fold(query)
  const matches: Match[] = []
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'text') continue
    const text = fold(row.text)
    for (let from = text.indexOf(sought); from !== -1; from = text.indexOf(sought, from)) {
      const to = from + sought.length
      matches.push({ row, index, from, to })
      from = to
    }
  }
  return matches
}

/** What has to be changed so that the replacement stands where these matches do, which are in order. */
export function replacing(matches: readonly Match[], replacement: string): TranscriptChange[] {
  const changes: TranscriptChange[] = []
  for (let at = 0; at < matches.length;) {
    const together = inSameWords(matches, at)
    const first = matches[at]
    const last = together.at(-1)
    at += together.length
    if (first && last) changes.push(replacingIn(first.row, together, replacement))
  }
  return changes
}

/** The matches from this one on that share words with the one before: those are changed at once. */
function inSameWords(matches: readonly Match[], at: number): Match[] {
  const together = matches.slice(at, at + 1)
  for (let next = matches[at + together.length]; next; next = matches[at + together.length]) {
    const before = together.at(-1)
    if (before?.row !== next.row || wordAt(next.row, next.from) > lastWord(before)) break
    together.push(next)
  }
  return together
}

/** Whoever replaces a space, too, joins the word behind it. */
function lastWord({ row, to }: Match): number {
  return wordAt(row, row.text[to - 1] === ' ' ? to : to - 1)
}

function replacingIn(
  row: TextRow,
  matches: readonly Match[],
  replacement: string,
): TranscriptChange {
  const first = wordAt(row, matches[0]?.from ?? 0)
  const last = matches.reduce((word, match) => Math.max(word, lastWord(match)), first)
  let place = row.places[first] ?? 0
  let text = ''
  for (const { from, to } of matches) {
    text += row.text.slice(place, from) + replacement
    place = to
  }
  text += row.text.slice(place, row.places[last + 1] ?? row.text.length)
  return {
    kind: 'text',
    start: row.starts[first] ?? 0,
    end: row.ends[last] ?? 0,
    text: text.trim(),
  }
}
