import type { Piece } from '../../../../shared/ipc/schemas/recordings.ts'
import type { EditLog } from '../../../../shared/ipc/schemas/transcripts.ts'
import { changesOf } from '../../../../shared/transcript/edit-log.ts'
import { edited } from '../../../../shared/transcript/edited.ts'
import { paragraphsOf } from '../../../../shared/transcript/paragraphs.ts'
import { heardWords, type Heard } from '../../../../shared/transcript/timed-words.ts'
import { changeOf, rowsOf, type Row, type RowsChange } from './row.ts'

/** What has become known of a transcript since the last order; the first one tells all of it. */
export interface ReadOrder {
  recordingId: string
  /** Pieces that are new or have changed. */
  pieces: Piece[]
  /** How many pieces there are now. */
  count: number
  log: EditLog
}

/** Makes rows of one transcript after the other, and of each only what has changed in it. */
export function createReader(): (order: ReadOrder) => RowsChange {
  let recordingId: string | null = null
  let pieces: Piece[] = []
  let heard: Heard | null = null
  let rows: Row[] = []

  return (order) => {
    if (order.recordingId !== recordingId) {
      recordingId = order.recordingId
      pieces = []
      heard = null
      rows = []
    }
    if (order.pieces.length > 0) {
      for (const piece of order.pieces) pieces[piece.index] = piece
      pieces.length = order.count
      heard = null
    }
    // Joining what was heard takes longest, and an edit changes nothing of it.
    heard ??= heardWords(pieces)
    const now = rowsOf(paragraphsOf(edited(heard, changesOf(order.log))))
    const change = changeOf(rows, now)
    rows = now
    return change
  }
}
