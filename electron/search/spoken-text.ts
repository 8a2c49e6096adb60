import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import {
  ending,
  pieceState,
  span,
  type Piece,
  type Span,
} from '../../shared/ipc/schemas/recordings.ts'
import {
  timedText,
  transcriptEdit,
  type TranscriptChange,
} from '../../shared/ipc/schemas/transcripts.ts'
import { edited } from '../../shared/transcript/edited.ts'
import { heardWords } from '../../shared/transcript/timed-words.ts'
import { textOf } from '../../shared/transcript/tokens.ts'
import { readStored } from '../storage/stored-json.ts'

/** What is found of what is said: the text of a piece as it reads with the edits that are in force. */
export interface SpokenText {
  recordingId: string
  /** The place of the piece among those of its recording. */
  place: number
  text: string
}

const changes = transcriptEdit.shape.changes
const spans = z.array(span).nullable()
const times = z.array(timedText).nullable()

type TextChange = Extract<TranscriptChange, Span>

/** Makes the function that tells the text of a piece by its number; null where it is gone. */
export function createSpokenText(database: DatabaseSync): (number: number) => SpokenText | null {
  const one = database.prepare('SELECT * FROM pieces WHERE number = ?')
  const near = database.prepare(
    `SELECT * FROM pieces WHERE recording_id = ? AND start_sample < ? AND end_sample > ? ORDER BY place`,
  )
  const edits = database.prepare(
    `SELECT changes FROM transcript_edits WHERE recording_id = ? AND undone_at IS NULL ORDER BY number`,
  )
  const state = database.prepare(
    `SELECT count(*) || '/' || coalesce(max(made_at), 0) AS state FROM transcript_edits
     WHERE recording_id = ? AND undone_at IS NULL`,
  )
  /** The pieces of a recording are asked for one after the other. */
  let known: { key: string; changes: TextChange[] } | null = null

  function changesOf(recordingId: string): TextChange[] {
    const key = `${recordingId} ${String(state.get(recordingId)?.['state'])}`
    if (known?.key === key) return known.changes
    const all = edits.all(recordingId).flatMap((row) => readStored(changes, row['changes']) ?? [])
    known = {
      key,
      changes: all.filter((change) => change.kind === 'text' || change.kind === 'piece'),
    }
    return known.changes
  }

  return (number) => {
    const row = one.get(number)
    if (!row) return null
    const recordingId = String(row['recording_id'])
    const { index: place, start, end, text } = toPiece(row)
    const asHeard = { recordingId, place, text }
    // An edit reads right only together with all that it changed.
    let around: Span = { start, end }
    const touching = changesOf(recordingId).filter((change) => isOver(change, { start, end }))
    if (touching.length === 0) return asHeard
    for (const change of touching) around = union(around, change)
    const pieces = near.all(recordingId, around.end + 1, around.start - 1).map(toPiece)
    const within = changesOf(recordingId).filter((change) => isOver(change, around))
    const { words } = edited(heardWords(pieces), within)
    return { ...asHeard, text: textOf(words.filter(({ piece }) => piece === place)) }
  }
}

function isOver(one: Span, other: Span): boolean {
  return one.start < other.end && one.end > other.start
}

function union(one: Span, other: Span): Span {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) }
}

function toPiece(row: Record<string, unknown>): Piece {
  return {
    index: Number(row['place']),
    start: Number(row['start_sample']),
    end: Number(row['end_sample']),
    speech: readStored(spans, row['speech']) ?? null,
    text: String(row['text']),
    times: readStored(times, row['times']) ?? null,
    model: null,
    ending: ending.safeParse(row['ending']).data ?? null,
    state: readStored(pieceState, row['state']) ?? { kind: 'done' },
  }
}
