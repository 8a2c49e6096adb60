import { useEffect } from 'react'
import { findMarks } from '../../../../shared/search/marks.ts'
import { parseQuery } from '../../../../shared/search/query.ts'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import type { Piece } from '../../../../shared/ipc/schemas/recordings.ts'
import { useStores, useView } from '../../app/use-stores.ts'
import type { JumpTarget } from '../../app/view-store.ts'
import { sentenceParts, type Row } from './row.ts'

/** Where a search found something: the row, and when its sentence is said. */
interface FoundPlace {
  row: number
  start: number
}

/** Looks for the words of a search in what is said from one sample to another; what is said there where they are not. */
export function foundIn(
  rows: readonly Row[],
  { start, end }: { start: number; end: number },
  query: string,
): FoundPlace | null {
  const terms = parseQuery(query)
  let first: FoundPlace | null = null
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'text' || row.end <= start || row.start >= end) continue
    first ??= { row: index, start: row.start }
    const near = sentenceParts(row).filter((part) => part.end > start && part.start < end)
    const mark = findMarks(row.text, terms).find((each) =>
      near.some(({ from, to }) => each.start < to && each.end > from),
    )
    const sentence = near.find(({ from, to }) => mark && mark.start < to && mark.end > from)
    if (sentence) return { row: index, start: sentence.start }
  }
  return first
}

/** Where a jump leads in the transcript: to what was found, or to what is said at a time. */
export function placeOf(
  target: Exclude<JumpTarget, { kind: 'message' }>,
  pieces: readonly Piece[],
  rows: readonly Row[],
  query: string,
): FoundPlace | null {
  if (target.kind === 'place') return saidAt(rows, target.sample)
  const piece = pieces[target.index]
  return piece ? foundIn(rows, piece, query) : null
}

/** The sentence that is said at this time, or was last; times are cited in whole seconds, so it may begin within that one. */
function saidAt(rows: readonly Row[], sample: number): FoundPlace | null {
  const until = sample + SAMPLE_RATE
  const index = rows.findLastIndex((row) => row.kind === 'text' && row.start < until)
  const row = rows[index]
  if (row?.kind !== 'text') return null
  const sentence = sentenceParts(row).findLast(({ start }) => start < until)
  return { row: index, start: sentence?.start ?? row.start }
}

/** Leads to the sentence that was chosen among the results of a search or cited, and puts the player there. */
export function useJumpToFound(parts: {
  recordingId: string
  rows: readonly Row[]
  showRow: (index: number) => void
}): void {
  const { recordingId, rows, showRow } = parts
  const { player, transcript } = useStores()
  const jump = useView((state) => state.jump)
  const target = jump?.target.kind === 'message' ? undefined : jump?.target
  const isHere = target?.recordingId === recordingId
  const isReady = isHere && rows.length > 0

  useEffect(() => {
    const { place } = transcript.getState()
    if (!isReady || !target || place.kind !== 'open') return
    const found = placeOf(target, place.pieces, rows, jump?.query ?? '')
    if (!found) return
    showRow(found.row)
    player.getState().seek(found.start / SAMPLE_RATE)
    // Once for each jump, as soon as there is text: what comes later moves nobody.
    // oxlint-disable-next-line react/exhaustive-deps -- as said
  }, [jump, isReady])
}
