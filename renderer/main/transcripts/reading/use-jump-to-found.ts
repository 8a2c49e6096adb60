import { useEffect } from 'react'
import { findMarks } from '../../../../shared/search/marks.ts'
import { parseQuery } from '../../../../shared/search/query.ts'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { useStores, useView } from '../../app/use-stores.ts'
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

/** Leads to the sentence that was chosen among the results of a search, and puts the player there. */
export function useJumpToFound(parts: {
  recordingId: string
  rows: readonly Row[]
  showRow: (index: number) => void
}): void {
  const { recordingId, rows, showRow } = parts
  const { player, transcript } = useStores()
  const jump = useView((state) => state.jump)
  const isHere = jump?.target.kind === 'piece' && jump.target.recordingId === recordingId
  const isReady = isHere && rows.length > 0

  useEffect(() => {
    const { place } = transcript.getState()
    if (!isReady || jump?.target.kind !== 'piece' || place.kind !== 'open') return
    const piece = place.pieces[jump.target.index]
    const found = piece && foundIn(rows, piece, jump.query)
    if (!found) return
    showRow(found.row)
    player.getState().seek(found.start / SAMPLE_RATE)
    // Once for each jump, as soon as there is text: what comes later moves nobody.
    // oxlint-disable-next-line react/exhaustive-deps -- as said
  }, [jump, isReady])
}
