import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { AppFailure } from '../../shared/app-failure.ts'
import {
  ending,
  pieceState,
  span,
  type Piece,
  type PieceState,
  type Span,
} from '../../shared/ipc/schemas/recordings.ts'
import { timedText, type TimedText } from '../../shared/ipc/schemas/transcripts.ts'
import type { FreshPiece } from './cuts.ts'
import { readStored } from '../storage/stored-json.ts'

/** What is known of how a text came to be. */
export interface TextOrigin {
  /** When its parts are said, where the service has told that. */
  times: readonly TimedText[] | null
  /** The model that made it. */
  model: string | null
}

/** The pieces of recordings as rows. */
export interface PieceStore {
  /** All pieces of a recording, in the order of their sound. */
  of(recordingId: string): Piece[]
  /** Throws not_found. */
  find(recordingId: string, index: number): Piece
  /** The piece that was cut off last; null where there is none yet. */
  last(recordingId: string): Piece | null
  /** The first pieces, in order, that are still to be transcribed. */
  open(recordingId: string, limit: number): Piece[]
  /** Adds pieces behind those there are; answers them with their places. */
  add(recordingId: string, pieces: readonly FreshPiece[]): Piece[]
  setState(recordingId: string, index: number, state: PieceState): void
  setText(recordingId: string, index: number, text: string, origin?: TextOrigin): void
  setSpeech(recordingId: string, index: number, speech: readonly Span[]): void
  /** Is any piece still to be transcribed? */
  anyOpen(recordingId: string): boolean
  /** Lets every piece that was sent wait again. */
  recall(recordingId: string): void
}

const spans = z.array(span).nullable()
const timedTexts = z.array(timedText).nullable()

export function createPieceStore(database: DatabaseSync): PieceStore {
  const all = database.prepare('SELECT * FROM pieces WHERE recording_id = ? ORDER BY place')
  const one = database.prepare('SELECT * FROM pieces WHERE recording_id = ? AND place = ?')
  const last = database.prepare(
    'SELECT * FROM pieces WHERE recording_id = ? ORDER BY place DESC LIMIT 1',
  )
  const insert = database.prepare(
    `INSERT INTO pieces (recording_id, place, start_sample, end_sample, speech, ending, state)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const enter = database.prepare('UPDATE pieces SET state = ? WHERE recording_id = ? AND place = ?')
  const write = database.prepare(
    'UPDATE pieces SET text = ?, times = ?, model = ? WHERE recording_id = ? AND place = ?',
  )
  const hear = database.prepare('UPDATE pieces SET speech = ? WHERE recording_id = ? AND place = ?')
  const open = database.prepare(
    `SELECT * FROM pieces WHERE recording_id = ? AND state ->> 'kind' IN ('waiting', 'sent')
     ORDER BY place LIMIT ?`,
  )
  const recall = database.prepare(
    `UPDATE pieces SET state = '{"kind":"waiting"}'
     WHERE recording_id = ? AND state ->> 'kind' = 'sent'`,
  )

  function lastOf(recordingId: string): Piece | null {
    const row = last.get(recordingId)
    return row ? toPiece(row) : null
  }

  return {
    of: (recordingId) => all.all(recordingId).map(toPiece),
    find(recordingId, index) {
      const row = one.get(recordingId, index)
      if (!row) throw new AppFailure({ code: 'not_found' })
      return toPiece(row)
    },
    last: lastOf,
    open: (recordingId, limit) => open.all(recordingId, limit).map(toPiece),
    add(recordingId, pieces) {
      const first = (lastOf(recordingId)?.index ?? -1) + 1
      return pieces.map((piece, offset) => {
        const index = first + offset
        const { start, end, speech, ending, state } = piece
        const heard = speech && JSON.stringify(speech)
        insert.run(recordingId, index, start, end, heard, ending, JSON.stringify(state))
        return { ...piece, index, text: '', times: null, model: null }
      })
    },
    setState: (recordingId, index, state) =>
      void enter.run(JSON.stringify(state), recordingId, index),
    setText(recordingId, index, text, { times, model } = { times: null, model: null }) {
      write.run(text, times && JSON.stringify(times), model, recordingId, index)
    },
    setSpeech: (recordingId, index, speech) =>
      void hear.run(JSON.stringify(speech), recordingId, index),
    anyOpen: (recordingId) => open.get(recordingId, 1) !== undefined,
    recall: (recordingId) => void recall.run(recordingId),
  }
}

function toPiece(row: Record<string, unknown>): Piece {
  return {
    index: Number(row['place']),
    start: Number(row['start_sample']),
    end: Number(row['end_sample']),
    speech: readStored(spans, row['speech']) ?? null,
    text: String(row['text']),
    times: readStored(timedTexts, row['times']) ?? null,
    model: typeof row['model'] === 'string' ? row['model'] : null,
    ending: ending.safeParse(row['ending']).data ?? null,
    // Unreadable means doubtful, and a gap can be tried again.
    state: readStored(pieceState, row['state']) ?? {
      kind: 'gap',
      reason: { kind: 'failed', error: { code: 'internal' } },
    },
  }
}
