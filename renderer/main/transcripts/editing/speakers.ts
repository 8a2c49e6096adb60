import type { TranscriptChange } from '../../../../shared/ipc/schemas/transcripts.ts'
import type { Row, TextRow } from '../reading/row.ts'

/** Which paragraphs a speaker is named for. */
export type SpeakerScope =
  | 'paragraph'
  /** The one and those behind it, up to the first that has a name. */
  | 'following'
  /** All of the same speaker. */
  | 'everywhere'

/** The speakers of a transcript, in the order in which they speak first. */
export function speakersOf(rows: readonly Row[]): string[] {
  const names = rows.flatMap((row) => (row.kind === 'text' && row.speaker ? [row.speaker] : []))
  return [...new Set(names)]
}

/** What has to be changed so that this person (null for nobody known) speaks there; none where all is so already. */
export function speakerChanges(
  rows: readonly Row[],
  row: TextRow,
  { speaker, scope }: { speaker: string | null; scope: SpeakerScope },
): TranscriptChange[] {
  const { start, end } = row
  if (scope === 'following') {
    return [{ kind: 'speaker', start, end: endOfUnnamed(rows, row), speaker }]
  }
  if (row.speaker === speaker) return []
  if (scope === 'paragraph') return [{ kind: 'speaker', start, end, speaker }]
  if (row.speaker !== null && speaker !== null) {
    return [{ kind: 'rename', from: row.speaker, to: speaker }]
  }
  return rows.flatMap((each) =>
    each.kind === 'text' && each.speaker === row.speaker
      ? [{ kind: 'speaker' as const, start: each.start, end: each.end, speaker }]
      : [],
  )
}

function endOfUnnamed(rows: readonly Row[], row: TextRow): number {
  const behind = rows.filter((each): each is TextRow => {
    return each.kind === 'text' && each.start > row.start
  })
  const named = behind.findIndex(({ speaker }) => speaker !== null)
  const unnamed = named === -1 ? behind : behind.slice(0, named)
  return unnamed.at(-1)?.end ?? row.end
}
