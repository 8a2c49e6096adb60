import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  inTransaction,
  NewerDatabaseError,
  openDatabase,
} from '../../../electron/storage/database.ts'

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
  const { database, setAside } = openDatabase(file, () => 0)
  expect(database.prepare('SELECT count(*) AS chats FROM chats').get()).toEqual({ chats: 0 })
  expect(setAside).toBe(`${file}.damaged-1970-01-01T00-00-00.000Z`)
  expect(existsSync(setAside ?? '')).toBe(true)
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
