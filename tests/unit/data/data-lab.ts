import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openData } from '../../../electron/data/open-data.ts'
import { openPlaceFile, type PlaceFile } from '../../../electron/data/place.ts'
import type { Checked } from '../../../electron/data/restore.ts'
import { openDatabase } from '../../../electron/storage/database.ts'

/** A key as a vault would hold it unsealed: it must be in nothing that leaves the home. */
export const secretKey = 'sk-secret-0123456789'

/** A home with chats, sound, settings and a key, as Jutt leaves it when it ends. */
export function furnishHome(chats = 50): { root: string; home: string } {
  const root = mkdtempSync(join(tmpdir(), 'jutt-data-'))
  const home = join(root, 'home')
  const { database } = openDatabase(join(home, 'jutt.sqlite'))
  const insert = database.prepare(
    'INSERT INTO chats (id, title, created_at, updated_at) VALUES (?, ?, 1, 1)',
  )
  for (let chat = 0; chat < chats; chat += 1) insert.run(`chat-${chat}`, `Title ${chat}`)
  const recording = database.prepare(
    `INSERT INTO recordings (id, created_at, source, state, language, samples)
     VALUES (?, 1, '{"kind":"file","name":"a"}', '{"kind":"done"}', 'et', 0)`,
  )
  mkdirSync(join(home, 'recordings'))
  for (const name of ['one', 'two', 'three']) {
    recording.run(name)
    writeFileSync(join(home, 'recordings', `${name}.wav`), name.repeat(100_000))
  }
  database.close()
  writeFileSync(join(home, 'search.sqlite'), 'an index')
  writeFileSync(join(home, 'settings.json'), '{"settings":{"theme":"dark"}}')
  writeFileSync(join(home, 'vault.json'), secretKey)
  writeFileSync(join(home, 'Preferences'), 'of Chromium')
  return { root, home }
}

/** Titles of the chats in a folder's database. */
export function titlesIn(folder: string): string[] {
  const database = new DatabaseSync(join(folder, 'jutt.sqlite'))
  try {
    return database
      .prepare('SELECT title FROM chats ORDER BY rowid')
      .all()
      .map(({ title }) => String(title))
  } finally {
    database.close()
  }
}

export function soundIn(folder: string, name: string): string {
  return readFileSync(join(folder, 'recordings', `${name}.wav`), 'utf8')
}

export function namesUnder(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
    : []
}

/** A start of Jutt up to the open database, which is closed at once. */
export function startOnce(home: string): {
  place: PlaceFile
  folder: string
  news: string[]
  reported: unknown[]
} {
  const reported: unknown[] = []
  const place = openPlaceFile(home)
  const { opened, folder, news } = openData(
    place,
    (folder, how) => openDatabase(join(folder, 'jutt.sqlite'), how),
    (_where, error) => reported.push(error),
  )
  opened.database.close()
  return { place, folder, news: news.map(({ kind }) => kind), reported }
}

export const calm = {
  progress: (): void => undefined,
  signal: new AbortController().signal,
  isOnNetwork: async () => false,
}

/** What the thread does, here at once. */
export async function checkHere(file: string): Promise<Checked> {
  try {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
      const isWhole = database.prepare('PRAGMA quick_check').get()?.['quick_check'] === 'ok'
      return { isWhole, version }
    } finally {
      database.close()
    }
  } catch {
    return { isWhole: false, version: 0 }
  }
}
