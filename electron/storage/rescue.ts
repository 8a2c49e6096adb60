import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { inTransaction } from './transaction.ts'

/** What could be read of a damaged database. */
export interface Rescued {
  chats: number
  messages: number
  recordings: number
}

/** Rows that are probed for beyond a damaged place, each twice as far as the one before: 2^40 rows is beyond any. */
const probes = 40

/**
 * Copies every row that can be read of a damaged database, which is only read, into a new one: what cannot be read is
 * stepped over. What hung on a lost row is hung on what is left.
 */
export function rescue(damagedFile: string, fresh: DatabaseSync): Rescued {
  const count = (table: 'chats' | 'messages' | 'recordings') =>
    Number(fresh.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'])
  fresh.exec('PRAGMA foreign_keys = OFF')
  try {
    return inTransaction(fresh, () => {
      copyAll(damagedFile, fresh)
      const messages = count('messages')
      mend(fresh)
      return { chats: count('chats'), messages, recordings: count('recordings') }
    })
  } finally {
    fresh.exec('PRAGMA foreign_keys = ON')
  }
}

function copyAll(damagedFile: string, fresh: DatabaseSync): void {
  const damaged = new DatabaseSync(damagedFile, { readOnly: true })
  try {
    for (const table of tablesOf(fresh)) copyTable(damaged, fresh, table)
  } finally {
    damaged.close()
  }
}

/** The tables with what a person has: neither SQLite's own nor those that only serve the index. */
function tablesOf(fresh: DatabaseSync): { name: string; hasNumber: boolean }[] {
  return fresh
    .prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .all()
    .map(({ name, wr }) => ({ name: String(name), hasNumber: wr === 0 }))
    .filter(({ name }) => !/^(sqlite_.*|unindexed|identity)$/.test(name))
}

function copyTable(
  damaged: DatabaseSync,
  fresh: DatabaseSync,
  { name, hasNumber }: { name: string; hasNumber: boolean },
): void {
  const columns = sharedColumns(damaged, fresh, name)
  if (columns.length === 0) return
  const list = columns.join(', ')
  const places = columns.map(() => '?').join(', ')
  const insert = fresh.prepare(`INSERT OR IGNORE INTO ${name} (${list}) VALUES (${places})`)
  const keep = (row: Row): void => {
    try {
      insert.run(...columns.map((column) => row[column] ?? null))
    } catch {
      // What was read is no row of this table any more.
    }
  }
  if (hasNumber) {
    const select = `SELECT rowid AS row_number_, ${list} FROM ${name}`
    readByNumber(
      damaged.prepare(`${select} WHERE rowid > ? ORDER BY rowid`),
      damaged.prepare(`${select} WHERE rowid < ? AND rowid > ? ORDER BY rowid DESC`),
      keep,
    )
  } else readUntilDamage(damaged.prepare(`SELECT ${list} FROM ${name}`), [], keep)
}

type Row = Record<string, SQLInputValue>

/** Names are quoted by nobody here: they are those of our own migrations. */
function sharedColumns(damaged: DatabaseSync, fresh: DatabaseSync, table: string): string[] {
  const columns = (database: DatabaseSync): string[] =>
    database
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .map(({ name }) => String(name))
  try {
    const known = columns(damaged)
    return columns(fresh).filter((column) => known.includes(column))
  } catch {
    return []
  }
}

/** Reads rows in their order; false where damage ended that. */
function readUntilDamage(
  statement: StatementSync,
  parameters: readonly number[],
  keep: (row: Row) => void,
): boolean {
  try {
    for (const row of statement.iterate(...parameters)) keep(row)
    return true
  } catch {
    return false
  }
}

/** Reads up to a damaged place, looks ever farther for a row beyond it, and from there back to it. */
function readByNumber(
  forwards: StatementSync,
  backwards: StatementSync,
  keep: (row: Row) => void,
): void {
  let last = Number.MIN_SAFE_INTEGER
  const keepAndNote = (row: Row): void => {
    last = Number(row['row_number_'])
    keep(row)
  }
  while (!readUntilDamage(forwards, [last], keepAndNote)) {
    const from = Math.max(last, 0)
    let step = 1
    for (let probe = 0; probe < probes && !canRead(forwards, from + step); probe += 1) step *= 2
    if (!canRead(forwards, from + step)) {
      readUntilDamage(backwards, [Number.MAX_SAFE_INTEGER, from], keep)
      return
    }
    readUntilDamage(backwards, [from + step + 1, from], keep)
    last = from + step
  }
}

function canRead(forwards: StatementSync, after: number): boolean {
  try {
    forwards.get(after)
    return true
  } catch {
    return false
  }
}

/**
 * Messages whose chat is lost get one. In the place of a lost question stands "…", else its answer would pass for the person's
 * own words; what followed a lost answer follows what came before it.
 */
function mend(fresh: DatabaseSync): void {
  fresh.exec(`
    INSERT INTO chats (id, title, created_at, updated_at)
      SELECT chat_id, substr(trim(content), 1, 60), min(created_at), max(created_at) FROM messages
      WHERE chat_id NOT IN (SELECT id FROM chats) GROUP BY chat_id;
    WITH lost AS (
      SELECT parent_id AS id, chat_id, min(number) AS number, min(created_at) AS moment FROM messages
      WHERE role = 'assistant' AND parent_id NOT IN (SELECT id FROM messages) GROUP BY parent_id
    )
    INSERT INTO messages (id, chat_id, parent_id, role, created_at, content)
      SELECT id, chat_id,
        (SELECT before.id FROM messages AS before
         WHERE before.chat_id = lost.chat_id AND before.number < lost.number
         ORDER BY before.number DESC LIMIT 1),
        'user', moment, '…' FROM lost;
    UPDATE messages SET parent_id =
      (SELECT before.id FROM messages AS before
       WHERE before.chat_id = messages.chat_id AND before.number < messages.number
       ORDER BY before.number DESC LIMIT 1)
      WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM messages);
    DELETE FROM deltas WHERE message_id NOT IN (SELECT id FROM messages);
    DELETE FROM pieces WHERE recording_id NOT IN (SELECT id FROM recordings);
  `)
}
