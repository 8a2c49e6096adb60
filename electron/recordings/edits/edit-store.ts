import type { DatabaseSync } from 'node:sqlite'
import {
  transcriptEdit,
  type EditLog,
  type TranscriptChange,
  type TranscriptEdit,
} from '../../../shared/ipc/schemas/transcripts.ts'
import { readStored } from '../../storage/stored-json.ts'

/** The edits of transcripts as rows; those that are undone are the last ones. */
export interface EditStore {
  log(recordingId: string): EditLog
  /** How many edits are in force, and how many there are with those that are undone. */
  count(recordingId: string): { inForce: number; all: number }
  /** Adds an edit behind those in force. What was undone goes. */
  add(recordingId: string, changes: readonly TranscriptChange[], moment: number): TranscriptEdit
  /** Marks an edit as undone, or takes that back (null). */
  setUndone(recordingId: string, number: number, moment: number | null): void
}

const changesSchema = transcriptEdit.shape.changes

export function createEditStore(database: DatabaseSync): EditStore {
  const all = database.prepare(
    'SELECT number, changes, undone_at FROM transcript_edits WHERE recording_id = ? ORDER BY number',
  )
  const counts = database.prepare(
    `SELECT count(*) AS every, count(*) FILTER (WHERE undone_at IS NULL) AS in_force
     FROM transcript_edits WHERE recording_id = ?`,
  )
  const insert = database.prepare(
    'INSERT INTO transcript_edits (recording_id, number, changes, made_at) VALUES (?, ?, ?, ?)',
  )
  const drop = database.prepare(
    'DELETE FROM transcript_edits WHERE recording_id = ? AND undone_at IS NOT NULL',
  )
  const mark = database.prepare(
    'UPDATE transcript_edits SET undone_at = ? WHERE recording_id = ? AND number = ?',
  )

  function count(recordingId: string): { inForce: number; all: number } {
    const row = counts.get(recordingId)
    return { inForce: Number(row?.['in_force'] ?? 0), all: Number(row?.['every'] ?? 0) }
  }

  return {
    log(recordingId) {
      const rows = all.all(recordingId)
      const edits = rows.map((row) => ({
        number: Number(row['number']),
        // What cannot be read changes nothing, but keeps its place in the order.
        changes: readStored(changesSchema, row['changes']) ?? [],
      }))
      return { edits, inForce: rows.filter((row) => row['undone_at'] === null).length }
    },
    count,
    add(recordingId, changes, moment) {
      drop.run(recordingId)
      const number = count(recordingId).all + 1
      insert.run(recordingId, number, JSON.stringify(changes), moment)
      return { number, changes: [...changes] }
    },
    setUndone: (recordingId, number, moment) => void mark.run(moment, recordingId, number),
  }
}
