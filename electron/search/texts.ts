import type { DatabaseSync } from 'node:sqlite'
import { assertNever } from '../../shared/assert-never.ts'
import { createSpokenText } from './spoken-text.ts'
import { tableOf, type Column, type Kind } from './index-file.ts'

/** The number of a message or a piece, the id of a chat or a recording. */
export type Item = number | string

/** A text as it stands in its table, to become one row of the index. */
export interface Passage {
  part: Column
  /** Milliseconds since 1970. */
  moment: number
  text: string
  model: string | null
}

/** The texts of the database that can be found. */
export interface Texts {
  /** What there is of this item now; none where it is gone, or is an answer that streams. */
  of(kind: Kind, item: Item): Passage[]
  /** Items whose rows go from this one down, and where they stand. */
  down(kind: Kind, from: number, atMost: number): { row: number; item: Item }[]
}

export function createTexts(database: DatabaseSync): Texts {
  const spokenText = createSpokenText(database)
  const rows = {
    message: database.prepare(
      `SELECT role, created_at, content, thinking, model FROM messages
       WHERE number = ? AND state ->> 'kind' IS NOT 'streaming'`,
    ),
    piece: database.prepare(
      `SELECT recordings.created_at FROM pieces
       JOIN recordings ON recordings.id = pieces.recording_id WHERE pieces.number = ?`,
    ),
    chat: database.prepare('SELECT title, created_at FROM chats WHERE id = ?'),
    recording: database.prepare(
      `SELECT coalesce(source ->> 'title', source ->> 'name') AS name, created_at FROM recordings WHERE id = ?`,
    ),
  }
  const downwards = (kind: Kind, item: string) =>
    database.prepare(
      `SELECT rowid AS row, ${item} AS item FROM ${tableOf[kind]}
       WHERE rowid <= ? ORDER BY rowid DESC LIMIT ?`,
    )
  const walks = {
    message: downwards('message', 'number'),
    piece: downwards('piece', 'number'),
    chat: downwards('chat', 'id'),
    recording: downwards('recording', 'id'),
  }

  return {
    of(kind, item) {
      const row = rows[kind].get(item)
      if (!row) return []
      const moment = Number(row['created_at'])
      const text = (column: string): string => String(row[column] ?? '')
      switch (kind) {
        case 'message': {
          const content = text('content')
          if (row['role'] === 'user') {
            return [{ part: 'written', moment, text: content, model: null }]
          }
          const model = text('model')
          return [
            { part: 'answered', moment, text: content, model },
            { part: 'thought', moment, text: text('thinking'), model },
          ]
        }
        case 'piece': {
          // What was said later is newer, though all of a recording is of one moment.
          const spoken = spokenText(Number(item))
          if (!spoken) return []
          const said = moment + spoken.place
          return [{ part: 'spoken', moment: said, text: spoken.text, model: null }]
        }
        case 'chat':
          return [{ part: 'title', moment, text: text('title'), model: null }]
        case 'recording':
          return [{ part: 'name', moment, text: text('name'), model: null }]
        default:
          return assertNever(kind)
      }
    },
    down: (kind, from, atMost) =>
      walks[kind].all(from, atMost).map(({ row, item }) => ({
        row: Number(row),
        item: typeof item === 'number' ? item : String(item),
      })),
  }
}
