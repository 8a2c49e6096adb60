import type { Row } from '../reading/row.ts'

/** What somebody writes into a paragraph: its place (samples), its text as it was, and as it is written. */
export interface Passage {
  start: number
  end: number
  was: string
  draft: string
}

/** The key of a draft: one paragraph of a recording is written in at a time. */
export function passageKey(recordingId: string): string {
  return `passage:${recordingId}`
}

export function draftOfPassage({ start, end, was, draft }: Passage): string {
  return JSON.stringify({ start, end, was, draft })
}

/** The passage of a draft; null where its paragraph is not there, or has another text by now. */
export function passageIn(kept: string | undefined, rows: readonly Row[]): Passage | null {
  const passage = kept === undefined ? null : read(kept)
  // Rows come often, and seldom is anything kept.
  if (!passage) return null
  const isThere = rows.some(
    (row) =>
      row.kind === 'text' &&
      row.start === passage.start &&
      row.end === passage.end &&
      row.text === passage.was,
  )
  return isThere ? passage : null
}

function read(kept: string): Passage | null {
  try {
    const value: unknown = JSON.parse(kept)
    return isPassage(value) ? value : null
  } catch {
    return null
  }
}

function isPassage(value: unknown): value is Passage {
  if (typeof value !== 'object' || value === null) return false
  const { start, end, was, draft } = value as Partial<Record<keyof Passage, unknown>>
  return (
    typeof start === 'number' &&
    typeof end === 'number' &&
    typeof was === 'string' &&
    typeof draft === 'string'
  )
}
