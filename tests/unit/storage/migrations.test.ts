import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newestVersion, openDatabase } from '../../../electron/storage/database.ts'
import { migrations } from '../../../electron/storage/migrations.ts'

let folder: string

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'jutt-migrations-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** Values by column that every schema takes; other columns get text or a number by their type. */
const known: Record<string, string | number | null> = {
  role: 'user',
  state: '{"kind":"done"}',
  source: '{"kind":"file","name":"a.mp3"}',
  start_sample: 0,
  end_sample: 16_000,
  place: 0,
  parent_id: null,
  mark: 'pinned',
  deleted_at: null,
  speech: '[]',
}

interface Column {
  table: string
  column: string
  type: string
}

function columnsOf(database: DatabaseSync): Column[] {
  const rows = database
    .prepare(
      `SELECT t.name AS table_name, c.name AS column_name, c.type FROM pragma_table_list AS t
       JOIN pragma_table_info(t.name) AS c
       WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'
         AND t.name NOT IN ('unindexed', 'identity')`,
    )
    .all()
  return rows.map(({ table_name: table, column_name: column, type }) => ({
    table: String(table),
    column: String(column),
    type: String(type),
  }))
}

/** A database of that version, as the Jutt of its day would have made it, with a row in each table. */
function databaseOf(version: number, file: string): Map<string, Record<string, unknown>> {
  const database = new DatabaseSync(file)
  // Rows need not hang together here; and nothing of this outlives the test.
  database.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN')
  for (const [step, statements] of migrations.slice(0, version).entries()) {
    database.exec(statements)
    database.exec(`PRAGMA user_version = ${step + 1}`)
  }
  const rows = new Map<string, Record<string, unknown>>()
  for (const [table, columns] of Map.groupBy(columnsOf(database), ({ table }) => table)) {
    const row = columns.map(({ column, type }) => valueOf(column, type))
    const names = columns.map(({ column }) => column)
    const places = names.map(() => '?').join(', ')
    database.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`).run(...row)
    rows.set(table, { ...database.prepare(`SELECT * FROM ${table}`).get() })
  }
  database.exec('COMMIT')
  database.close()
  return rows
}

function valueOf(column: string, type: string): string | number | Uint8Array | null {
  // All rows hang together: the message is of the chat, the piece of the recording.
  if (/(^|_)id$/.test(column) && column !== 'parent_id') return 'the-one'
  if (column in known) return known[column] ?? null
  if (type === 'BLOB') return new Uint8Array([1, 2, 3])
  return type === 'TEXT' || type === 'ANY' ? `text of ${column}` : 7
}

test.each(Array.from({ length: newestVersion }, (_, index) => index + 1))(
  'a database of version %i comes to the newest schema with all of its rows',
  (version) => {
    const file = join(folder, 'jutt.sqlite')
    const before = databaseOf(version, file)
    const { database, setAside } = openDatabase(file)
    expect(setAside).toBeNull()
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: newestVersion })
    expect(before.size).toBeGreaterThan(0)
    for (const [table, row] of before) {
      expect(database.prepare(`SELECT * FROM ${table}`).all()).toMatchObject([row])
    }
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([])
    database.close()
  },
)

test('every way to the newest schema leads to the same one', () => {
  const schemaOf = (database: DatabaseSync) =>
    database
      .prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'")
      .all()
      .toSorted((a, b) => String(a['name']).localeCompare(String(b['name'])))
  const { database: fresh } = openDatabase(join(folder, 'fresh.sqlite'))
  const wanted = schemaOf(fresh)
  fresh.close()
  for (const version of [1, Math.floor(newestVersion / 2)]) {
    const file = join(folder, `from-${version}.sqlite`)
    databaseOf(version, file)
    const { database } = openDatabase(file)
    expect(schemaOf(database)).toEqual(wanted)
    database.close()
  }
})
