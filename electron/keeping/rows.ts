import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'

/** A row as it is written to a file: its columns by their names. */
export type Row = Record<string, string | number | null>

/** What the columns of a table hold. */
type Columns = ReadonlyMap<string, 'TEXT' | 'INTEGER'>

/** Keys that mean something only within this database, or are none of a file's business. */
const inner: ReadonlySet<string> = new Set([
  'number',
  'deleted_at',
  'deleted_with',
  'recording_id',
  'path',
  'queue_place',
])

type Table = 'chats' | 'messages' | 'recordings' | 'pieces'

/** The columns of a table that go into a file; a column that is added to the table is in it by itself. */
export function columnsOf(database: DatabaseSync, table: Table): Columns {
  const found = database.prepare('SELECT name, type FROM pragma_table_info(?)').all(table)
  return new Map(
    found.flatMap((column) => {
      const name = String(column['name'])
      const type = column['type']
      return !inner.has(name) && (type === 'TEXT' || type === 'INTEGER')
        ? [[name, type] as const]
        : []
    }),
  )
}

/** The row with what a file holds of it. */
export function toRow(columns: Columns, stored: Record<string, SQLOutputValue>): Row {
  const row: Row = {}
  for (const name of columns.keys()) {
    const value = stored[name]
    if (typeof value === 'string' || typeof value === 'number') row[name] = value
  }
  return row
}

/** What of a foreign object can be stored in these columns; everything else of it is left out. */
export function storable(columns: Columns, foreign: unknown): Map<string, string | number> {
  const values = new Map<string, string | number>()
  if (typeof foreign !== 'object' || foreign === null) return values
  for (const [name, type] of columns) {
    if (!Object.hasOwn(foreign, name)) continue
    const value: unknown = Reflect.get(foreign, name)
    if (type === 'TEXT' && typeof value === 'string') values.set(name, value.toWellFormed())
    if (type === 'INTEGER' && Number.isSafeInteger(value)) values.set(name, Number(value))
  }
  return values
}

/** What can be stored of a foreign row, by the names of its columns. */
export type Values = Map<string, string | number>

/** The year 2109 in milliseconds: an index by time holds no more. */
const latestMoment = 2 ** 42 - 1

/** A moment of a foreign row, in milliseconds since 1970; the fallback where it is none. */
export function momentOf(values: Values, name: string, fallback: number): number {
  const moment = values.get(name)
  return typeof moment === 'number' && moment >= 0 && moment <= latestMoment ? moment : fallback
}
