import type { DatabaseSync } from 'node:sqlite'
import {
  pieceState,
  recordingLanguage,
  recordingSource,
  type PieceState,
} from '../../shared/ipc/schemas/recordings.ts'
import { transcriptEdit } from '../../shared/ipc/schemas/transcripts.ts'
import { readStored } from '../storage/stored-json.ts'
import { text, UnreadableFileError, type ForeignTranscript } from './foreign-chat.ts'
import { columnsOf, momentOf, storable, type Values } from './rows.ts'

/** Takes in transcripts, without their sound, which no file of ours has. */
export interface TranscriptRows {
  /** Stores one that is not here, where nobody sees it yet. Throws UnreadableFileError. */
  add(transcript: ForeignTranscript): void
  /** The ids of those that `show` shows. */
  added(): string[]
  show(): void
  drop(): void
}

/** Recordings are named so, and their files after them (recordings/sounds). */
const recordingName = /^[\da-z]+(?:-[\da-z]+)*$/
const longestName = 64

export function createTranscriptRows(database: DatabaseSync, now: number): TranscriptRows {
  const columns = {
    recordings: columnsOf(database, 'recordings'),
    pieces: columnsOf(database, 'pieces'),
  }
  const here = database.prepare('SELECT deleted_at AS deletedAt FROM recordings WHERE id = ?')
  const insert = database.prepare(
    // Files of transcripts bring no sound along.
    `INSERT INTO recordings (id, created_at, deleted_at, source, state, language, samples, mark, sound)
     VALUES (?, ?, ?, ?, '{"kind":"done"}', ?, ?, ?, '{"kind":"deleted"}')`,
  )
  const insertPiece = database.prepare(
    `INSERT INTO pieces (recording_id, place, start_sample, end_sample, speech, text, times, model, ending, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertEdit = database.prepare(
    'INSERT INTO transcript_edits (recording_id, number, changes, made_at, undone_at) VALUES (?, ?, ?, ?, ?)',
  )
  const showAll = database.prepare(
    'UPDATE recordings SET deleted_at = NULL WHERE id IN (SELECT value FROM json_each(?))',
  )
  const dropAll = database.prepare(
    'DELETE FROM recordings WHERE id IN (SELECT value FROM json_each(?))',
  )
  const stored = new Set<string>()
  const brought = new Set<string>()

  function addPieces(id: string, pieces: readonly Values[]): void {
    for (const [place, piece] of pieces.entries()) {
      const value = (name: string): string | number | null => piece.get(name) ?? null
      insertPiece.run(
        id,
        place,
        Number(value('start_sample')),
        Number(value('end_sample')),
        value('speech'),
        text(value('text')),
        value('times'),
        value('model'),
        value('ending'),
        JSON.stringify(stateOf(value('state'))),
      )
    }
  }

  function addEdits(id: string, edits: ForeignTranscript['edits']): void {
    for (const edit of edits) {
      const { number, undone_at: undoneAt } = edit
      const changes = readStored(transcriptEdit.shape.changes, packed(edit)['changes'])
      if (!changes || !transcriptEdit.shape.number.safeParse(number).success)
        throw new UnreadableFileError()
      const madeAt = momentOf(new Map([['made_at', Number(edit['made_at'])]]), 'made_at', now)
      const undone = typeof undoneAt === 'number' ? undoneAt : null
      insertEdit.run(id, Number(number), JSON.stringify(changes), madeAt, undone)
    }
  }

  return {
    add({ recording, pieces, edits }) {
      const values = storable(columns.recordings, packed(recording))
      const id = text(values.get('id'))
      const source = readStored(recordingSource, values.get('source'))
      if (!recordingName.test(id) || id.length > longestName || !source || stored.has(id))
        throw new UnreadableFileError()
      const before = here.get(id)
      if (before !== undefined) {
        if (before['deletedAt'] !== null) brought.add(id)
        return
      }
      const rows = pieces.map((piece) => storable(columns.pieces, packed(piece)))
      const end = Math.max(0, ...rows.map((piece) => Number(piece.get('end_sample') ?? 0)))
      const mark = values.get('mark')
      insert.run(
        id,
        momentOf(values, 'created_at', now),
        now,
        JSON.stringify(source),
        recordingLanguage.safeParse(values.get('language')).data ?? 'auto',
        Math.max(end, Number(values.get('samples') ?? 0)),
        mark === 'pinned' || mark === 'archived' ? mark : null,
      )
      stored.add(id)
      addPieces(id, rows)
      addEdits(id, edits)
    },
    added: () => [...stored, ...brought],
    show: () => void showAll.run(JSON.stringify([...stored, ...brought])),
    drop: () => void dropAll.run(JSON.stringify([...stored])),
  }
}

/** What stands in a file as JSON is a text in its column. */
function packed(row: Record<string, unknown>): Record<string, unknown> {
  const pack = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, pack(value)]))
}

/** What was still to be transcribed is a gap now: its sound is not here. Earlier files had only the kind of a state. */
function stateOf(state: string | number | null): PieceState {
  const read = readStored(pieceState, state) ?? pieceState.safeParse({ kind: state }).data ?? lost
  return read.kind === 'waiting' || read.kind === 'sent' ? lost : read
}

const lost: PieceState = { kind: 'gap', reason: { kind: 'short' } }
