import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isStorageError } from '../../../electron/storage/storage-error.ts'
import { NewerDatabaseError, openDatabase } from '../../../electron/storage/database.ts'
import { inTransaction } from '../../../electron/storage/transaction.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-storage-'))
  file = join(folder, 'deeper', 'jutt.sqlite')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a new database is made, in WAL mode, and opens again with what it holds', () => {
  const first = openDatabase(file)
  expect(first.setAside).toBeNull()
  expect(first.database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  first.database.exec(
    "INSERT INTO chats (id, title, created_at, updated_at) VALUES ('a', 't', 1, 1)",
  )
  first.database.close()
  const second = openDatabase(file)
  expect(second.database.prepare('SELECT id FROM chats').all()).toEqual([{ id: 'a' }])
  second.database.close()
})

test('a file that is no database is set aside whole, and Jutt starts with a new one', () => {
  openDatabase(file).database.close()
  writeFileSync(file, 'this is not a database, but somebody may want it back'.repeat(100))
  const { database, setAside } = openDatabase(file, { now: () => 0 })
  expect(database.prepare('SELECT count(*) AS chats FROM chats').get()).toEqual({ chats: 0 })
  expect(setAside).toEqual({
    file: `${file}.damaged-1970-01-01T00-00-00.000Z`,
    rescued: { chats: 0, messages: 0, recordings: 0 },
  })
  expect(existsSync(setAside?.file ?? '')).toBe(true)
  database.close()
})

test('damage that only shows at the first use is set aside too', () => {
  const { database } = openDatabase(file)
  const insert = database.prepare(
    'INSERT INTO chats (id, title, created_at, updated_at, deleted_at) VALUES (?, ?, 1, 1, 1)',
  )
  for (let row = 0; row < 2000; row += 1) insert.run(`chat-${row}`, 'a title '.repeat(20))
  database.close()
  const bytes = readFileSync(file)
  bytes.fill(0xa5, 8 * 4096, bytes.length - 4096)
  writeFileSync(file, bytes)
  const purge = (opened: DatabaseSync) =>
    opened.exec('DELETE FROM chats WHERE deleted_at IS NOT NULL')
  const { database: fresh, setAside } = openDatabase(file, { firstUse: purge })
  expect(setAside).not.toBeNull()
  expect(readFileSync(setAside?.file ?? '').equals(bytes)).toBe(true)
  expect(fresh.prepare('SELECT count(*) AS chats FROM chats').get()).toEqual({ chats: 0 })
  fresh.close()
})

test('a full disk keeps its own error, and nothing of the transaction', () => {
  const { database } = openDatabase(file)
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as {
    page_count: number
  }
  database.exec(`PRAGMA max_page_count = ${pages}`)
  const fill = () =>
    inTransaction(database, () => {
      const insert = database.prepare(
        'INSERT INTO chats (id, title, created_at, updated_at) VALUES (?, ?, 1, 1)',
      )
      for (let row = 0; row < 1000; row += 1) insert.run(`chat-${row}`, 'x'.repeat(1000))
    })
  let error: unknown
  try {
    fill()
  } catch (caught) {
    error = caught
  }
  expect(String(error)).toContain('full')
  expect(isStorageError(error)).toBe(true)
  expect(database.prepare('SELECT count(*) AS chats FROM chats').get()).toEqual({ chats: 0 })
  database.close()
})

test('a database of a newer Jutt is left as it is', () => {
  const { database } = openDatabase(file)
  database.exec('PRAGMA user_version = 9999')
  database.close()
  expect(() => openDatabase(file)).toThrow(NewerDatabaseError)
  expect(readdirSync(join(folder, 'deeper')).filter((name) => name.includes('damaged'))).toEqual([])
})

test('a transaction that throws leaves nothing', () => {
  const { database } = openDatabase(file)
  expect(() =>
    inTransaction(database, () => {
      database.exec("INSERT INTO chats (id, title, created_at, updated_at) VALUES ('a', 't', 1, 1)")
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(database.prepare('SELECT id FROM chats').all()).toEqual([])
  database.close()
})
