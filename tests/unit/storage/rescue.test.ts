import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/storage/database.ts'

const page = 4096
const chats = 100
const messagesEach = 20

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-rescue-'))
  file = join(folder, 'jutt.sqlite')
  const { database } = openDatabase(file)
  fill(database)
  database.close()
})

afterEach(() => rmSync(folder, { recursive: true }))

function fill(database: DatabaseSync): void {
  const chat = database.prepare(
    'INSERT INTO chats (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)',
  )
  const message = database.prepare(
    `INSERT INTO messages (id, chat_id, parent_id, role, created_at, content)
     VALUES (?, ?, ?, 'user', ?, ?)`,
  )
  database.exec('BEGIN')
  for (let number = 0; number < chats; number += 1) {
    chat.run(`chat-${number}`, `Title ${number}`, number, number)
    for (let place = 0; place < messagesEach; place += 1) {
      const before = place === 0 ? null : `message-${number}-${place - 1}`
      const id = `message-${number}-${place}`
      message.run(id, `chat-${number}`, before, number, `${id} ${'word '.repeat(60)}`)
    }
  }
  database.exec("INSERT INTO drafts VALUES ('chat-1', 'typed')")
  database.exec('COMMIT')
}

function damage(from: number, to: number): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, from * page, to * page)
  writeFileSync(file, bytes)
}

function pages(): number {
  return readFileSync(file).length / page
}

/** Opens it as known to be damaged, and checks that what came of it is in order. */
function openRescued(): { titles: string[]; contents: string[]; told: unknown } {
  const { database, setAside } = openDatabase(file, { isDamaged: true })
  try {
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([])
    const all = (query: string, column: string) =>
      database
        .prepare(query)
        .all()
        .map((row) => String(row[column]))
    const titles = all('SELECT title FROM chats', 'title')
    const contents = all("SELECT content FROM messages WHERE content <> '…'", 'content')
    expect(setAside?.rescued).toMatchObject({ chats: titles.length, messages: contents.length })
    return { titles, contents, told: setAside?.rescued }
  } finally {
    database.close()
  }
}

test('a database that is whole after all is rescued whole', () => {
  const { contents, told } = openRescued()
  expect(told).toEqual({ chats, messages: chats * messagesEach, recordings: 0 })
  expect(new Set(contents).size).toBe(chats * messagesEach)
})

test('the file set aside stays as it was, byte for byte', () => {
  damage(20, 22)
  const before = readFileSync(file)
  const { setAside, database } = openDatabase(file, { isDamaged: true })
  database.close()
  expect(readFileSync(setAside?.file ?? '').equals(before)).toBe(true)
})

test('wherever a page is damaged, no more than what it held is lost', () => {
  const whole = readFileSync(file)
  const all = pages()
  // A page of messages holds about 12 of them; an inner page of the tree leads to many.
  const lost: number[] = []
  for (let at = 1; at < all; at += Math.max(1, Math.floor(all / 12))) {
    writeFileSync(file, whole)
    damage(at, at + 1)
    const { contents } = openRescued()
    expect(contents.every((content) => /^message-\d+-\d+ (word )+$/.test(content))).toBe(true)
    lost.push(chats * messagesEach - contents.length)
  }
  expect(lost.filter((count) => count <= 14).length).toBeGreaterThanOrEqual(lost.length - 2)
}, 30_000)

test('several damaged places cost what is in them, not what is between', () => {
  const all = pages()
  for (const part of [0.3, 0.5, 0.7]) damage(Math.floor(all * part), Math.floor(all * part) + 1)
  expect(openRescued().contents.length).toBeGreaterThan(chats * messagesEach * 0.95)
})

test('messages whose chat is lost get one that bears their first words', () => {
  const { database } = openDatabase(file)
  database.exec("PRAGMA foreign_keys = OFF; DELETE FROM chats WHERE id = 'chat-7'")
  database.exec("DELETE FROM messages WHERE id = 'message-8-3'")
  database.close()
  const { titles, told } = openRescued()
  expect(told).toMatchObject({ chats, messages: chats * messagesEach - 1 })
  expect(titles.some((title) => title.startsWith('message-7-0 word'))).toBe(true)
  const { database: again } = openDatabase(file)
  // What answered the lost message follows what came before it.
  expect(again.prepare("SELECT parent_id FROM messages WHERE id = 'message-8-4'").get()).toEqual({
    parent_id: 'message-8-2',
  })
  again.close()
})

test('an answer whose question is lost stays an answer: something stands in its place', () => {
  const { database } = openDatabase(file)
  database.exec(`
    PRAGMA foreign_keys = OFF;
    UPDATE messages SET role = 'assistant' WHERE id IN ('message-5-1', 'message-6-3');
    DELETE FROM messages WHERE id IN ('message-5-0', 'message-6-2');
  `)
  database.close()
  expect(openRescued().told).toMatchObject({ messages: chats * messagesEach - 2 })
  const { database: again } = openDatabase(file)
  const place = again.prepare('SELECT role, parent_id, content FROM messages WHERE id = ?')
  expect(place.get('message-5-0')).toEqual({ role: 'user', parent_id: null, content: '…' })
  expect(place.get('message-5-1')).toMatchObject({ role: 'assistant', parent_id: 'message-5-0' })
  expect(place.get('message-6-2')).toMatchObject({ parent_id: 'message-6-1', content: '…' })
  again.close()
})

test('where the first page is gone, nothing can be read, and Jutt starts all the same', () => {
  damage(0, 1)
  expect(openRescued().told).toEqual({ chats: 0, messages: 0, recordings: 0 })
})
