import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What the database of a profile holds, read beside the running app. */
export interface Stored {
  /** SQLite's own check of the whole file: "ok". */
  check: string
  /** Newest first, as the list shows them. */
  titles: string[]
  /** Answers that count as still streaming, and pieces of text that were not yet made a message. */
  unfinished: number
  /** Files that were set aside as damaged. */
  damaged: string[]
}

export function readStored(profile: string): Stored {
  const database = new DatabaseSync(join(profile, 'jutt.sqlite'), { readOnly: true })
  try {
    const texts = (query: string, column: string): string[] =>
      database
        .prepare(query)
        .all()
        .map((row) => String(row[column]))
    return {
      check: texts('PRAGMA quick_check', 'quick_check').join(', '),
      titles: texts(
        'SELECT title FROM chats WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC',
        'title',
      ),
      unfinished: [
        ...texts(`SELECT id FROM messages WHERE state ->> 'kind' = 'streaming'`, 'id'),
        ...texts('SELECT message_id FROM deltas', 'message_id'),
      ].length,
      damaged: readdirSync(profile).filter((name) => name.includes('damaged')),
    }
  } finally {
    database.close()
  }
}
