import type { Passage } from '../../../shared/transcript/join.ts'

/** A block of the transcript on screen; `key` keeps it the same while others come and grow. */
export type Row = { key: string } & (
  | Extract<Passage, { kind: 'text' | 'gap' }>
  | { kind: 'pending'; start: number; end: number; isLast: boolean }
)

/** Passages as blocks: what is still to come in one stretch is one of them. */
export function rowsOf(passages: readonly Passage[]): Row[] {
  const rows: Row[] = []
  for (const passage of passages) {
    const before = rows.at(-1)
    const key = `${passage.kind} ${passage.start}`
    if (passage.kind !== 'pending') rows.push({ ...passage, key })
    else if (before?.kind === 'pending') before.end = Math.max(before.end, passage.end)
    else rows.push({ kind: 'pending', key, start: passage.start, end: passage.end, isLast: false })
  }
  const last = rows.at(-1)
  if (last?.kind === 'pending') last.isLast = true
  return rows
}
