import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** Raised when the tables below, or what shared/search makes of a text, change: the index is then made anew. */
const version = 2

/** The columns that hold text, by who wrote it; a passage fills one of them. */
export type Column = 'title' | 'written' | 'answered' | 'thought' | 'name' | 'spoken'

/** The model of a passage as the index holds it, by its number: an index of names would be as long as that of texts. */
export function modelToken(model: number): string {
  return `|${model}|`
}

/** Stands in the place of a model in the passages of transcripts, which are few: it leads to them without the others. */
export const transcriptToken = '|t|'

const tables = `
  -- The texts as shared/search folds them.
  CREATE VIRTUAL TABLE passages USING fts5 (
    title, written, answered, thought, name, spoken, model,
    content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
  );
  CREATE TABLE places (
    -- The row of the passage: its moment, or the next one that is free, so that newest first is the order of the index
    -- itself.
    key INTEGER PRIMARY KEY,
    part TEXT NOT NULL,
    -- The number or id of the message, the piece, the chat or the recording.
    item ANY NOT NULL,
    UNIQUE (part, item)
  ) STRICT;
  CREATE TABLE models (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  -- What was there before the index: rows up to this one are still to be indexed, newest first.
  CREATE TABLE backlog (kind TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT;
  -- Which database it is of, and the last change of that one which is in it.
  CREATE TABLE origin (identity TEXT NOT NULL, change INTEGER NOT NULL) STRICT;
`

/**
 * Opens the index of this database, a file of its own, so that whoever writes to the database never waits for it. One
 * that is damaged, of another version or not of this database is thrown away and begun anew: it holds nothing that
 * cannot be made again.
 */
export function openIndex(file: string, source: DatabaseSync): DatabaseSync {
  const kept = openKept(file, source)
  if (kept) return kept
  discardIndex(file)
  const index = openFile(file)
  index.exec(`BEGIN; ${tables} PRAGMA user_version = ${version}; COMMIT`)
  const { identity, change } = stateOf(source)
  index.prepare('INSERT INTO origin VALUES (?, ?)').run(identity, change)
  const begin = index.prepare('INSERT INTO backlog VALUES (?, ?)')
  for (const [kind, table] of Object.entries(tableOf)) {
    const last = source.prepare(`SELECT max(rowid) AS last FROM ${table}`).get()?.['last']
    if (typeof last === 'number') begin.run(kind, last)
  }
  // All of that is in the backlog.
  source.prepare('DELETE FROM unindexed WHERE change <= ?').run(change)
  return index
}

export function discardIndex(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}

/** Where each kind of item stands. */
export const tableOf = {
  message: 'messages',
  piece: 'pieces',
  chat: 'chats',
  recording: 'recordings',
} as const
export type Kind = keyof typeof tableOf

export function toKind(stored: unknown): Kind | undefined {
  return (['message', 'piece', 'chat', 'recording'] as const).find((kind) => kind === stored)
}

function openFile(file: string): DatabaseSync {
  const index = new DatabaseSync(file)
  index.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 16777216;
  `)
  return index
}

function openKept(file: string, source: DatabaseSync): DatabaseSync | null {
  let index: DatabaseSync | null = null
  try {
    index = openFile(file)
    const isOurs = Number(index.prepare('PRAGMA user_version').get()?.['user_version']) === version
    const origin = isOurs && index.prepare('SELECT identity, change FROM origin').get()
    const { identity, change } = stateOf(source)
    if (origin && origin['identity'] === identity && Number(origin['change']) <= change) {
      return index
    }
  } catch {
    // It cannot be read: it is begun anew.
  }
  index?.close()
  return null
}

function stateOf(source: DatabaseSync): { identity: string; change: number } {
  const identity = source.prepare('SELECT id FROM identity').get()?.['id']
  const last = source.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'unindexed'`).get()
  return { identity: String(identity), change: Number(last?.['seq'] ?? 0) }
}
