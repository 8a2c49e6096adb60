import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp } from '../../../electron/data/backup.ts'
import { openPlaceFile } from '../../../electron/data/place.ts'
import { finishRestore, prepareRestore, readManifest } from '../../../electron/data/restore.ts'
import { newestVersion, openDatabase } from '../../../electron/storage/database.ts'
import {
  calm,
  checkHere,
  furnishHome,
  namesUnder,
  secretKey,
  soundIn,
  startOnce,
  titlesIn,
} from './data-lab.ts'

let root: string
let home: string
let target: string
let database: DatabaseSync

beforeEach(() => {
  ;({ root, home } = furnishHome())
  target = join(root, 'stick', 'Jutt backup')
  ;({ database } = openDatabase(join(home, 'jutt.sqlite')))
})

afterEach(() => {
  if (database.isOpen) database.close()
  rmSync(root, { recursive: true, force: true })
})

const write = (withSound = true, options = calm) =>
  backUp(
    { database, folder: home, home, version: '1.2.3' },
    { folder: target, withSound, now: 1000 },
    options,
  )

const restoring = { ...calm, check: checkHere, newestVersion, now: 0 }

describe('a backup', () => {
  test('is written while the database is used, and says what it holds', async () => {
    const writing = write()
    database.exec("UPDATE chats SET title = 'changed' WHERE id = 'chat-1'")
    await writing
    const described = await readManifest(target)
    expect(described).toMatchObject({ chats: 50, recordings: 3, withSound: true, createdAt: 1000 })
    expect(namesUnder(target)).toEqual([
      'jutt-backup.json',
      'jutt.sqlite',
      'recordings',
      'recordings/one.wav',
      'recordings/three.wav',
      'recordings/two.wav',
      'settings.json',
    ])
  })

  test('holds the key in none of its files', async () => {
    await write()
    for (const name of namesUnder(target)) {
      if (statSync(join(target, name)).isDirectory()) continue
      expect(readFileSync(join(target, name)).includes(secretKey)).toBe(false)
    }
  })

  test('goes without sound where that is wished', async () => {
    await write(false)
    expect(namesUnder(target)).toEqual(['jutt-backup.json', 'jutt.sqlite', 'settings.json'])
  })

  test('that is cancelled, or cannot be written, leaves nothing', async () => {
    const stopping = new AbortController()
    const progress = (): void => stopping.abort()
    await expect(write(true, { ...calm, progress, signal: stopping.signal })).rejects.toMatchObject(
      { error: { code: 'cancelled' } },
    )
    expect(namesUnder(join(root, 'stick'))).toEqual([])
    writeFileSync(join(root, 'a file'), '')
    target = join(root, 'a file', 'backup')
    await expect(write()).rejects.toMatchObject({ error: { code: 'file_not_written' } })
  })
})

describe('a backup that is restored', () => {
  test('takes the place of what is here, which is set aside whole; the key stays', async () => {
    await write()
    database.exec("UPDATE chats SET title = 'later'")
    database.close()
    writeFileSync(join(home, 'settings.json'), '{"settings":{"theme":"light"}}')
    writeFileSync(join(home, 'recordings', 'two.wav'), 'later')
    await prepareRestore(openPlaceFile(home), target, restoring)
    expect(titlesIn(home)[0]).toBe('later')
    expect(startOnce(home).news).toEqual(['restored'])
    expect(titlesIn(home)[0]).toBe('Title 0')
    expect(soundIn(home, 'two')).toBe('two'.repeat(100_000))
    expect(readFileSync(join(home, 'settings.json'), 'utf8')).toContain('dark')
    expect(readFileSync(join(home, 'vault.json'), 'utf8')).toBe(secretKey)
    const aside = join(home, 'before-restore-1970-01-01T00-00-00.000Z')
    expect(titlesIn(aside)[0]).toBe('later')
    expect(soundIn(aside, 'two')).toBe('later')
    expect(readFileSync(join(aside, 'settings.json'), 'utf8')).toContain('light')
    expect(startOnce(home).news).toEqual([])
    expect(namesUnder(home)).not.toContain('restoring')
  })

  test('without sound leaves the recordings the sound they have', async () => {
    await write(false)
    database.close()
    writeFileSync(join(home, 'recordings', 'newer.wav'), 'newer')
    await prepareRestore(openPlaceFile(home), target, restoring)
    startOnce(home)
    expect(namesUnder(join(home, 'recordings'))).toEqual(['one.wav', 'three.wav', 'two.wav'])
  })

  test('comes in whole, wherever the last start was cut off', async () => {
    await write()
    database.exec("UPDATE chats SET title = 'later'")
    database.close()
    const place = openPlaceFile(home)
    await prepareRestore(place, target, restoring)
    const { pending } = place.read()
    if (pending?.kind !== 'restore') throw new Error('nothing to restore')
    // Cut off after half of what is here was put aside …
    const aside = join(home, pending.aside)
    mkdirSync(aside)
    renameSync(join(home, 'jutt.sqlite'), join(aside, 'jutt.sqlite'))
    // … and once more when half of the backup was in.
    const stopped = { ...place, write: () => stop() }
    expect(() => finishRestore(stopped, pending)).toThrow('cut off')
    place.write({ pending: { ...pending, phase: 'in' } })
    renameSync(join(home, 'restoring', 'jutt.sqlite'), join(home, 'jutt.sqlite'))
    expect(startOnce(home).news).toEqual(['restored'])
    expect(titlesIn(home)[0]).toBe('Title 0')
    expect(soundIn(home, 'one')).toBe('one'.repeat(100_000))
    expect(titlesIn(aside)[0]).toBe('later')
    expect(soundIn(aside, 'one')).toBe('one'.repeat(100_000))
  })
})

function stop(): never {
  throw new Error('cut off')
}

describe('a backup is refused, and nothing changed,', () => {
  const refused = async (reason: string) => {
    const before = namesUnder(home)
    await expect(prepareRestore(openPlaceFile(home), target, restoring)).rejects.toMatchObject({
      error: { code: 'backup_unusable', reason },
    })
    expect(namesUnder(home)).toEqual(before)
    expect(openPlaceFile(home).read().pending).toBeNull()
  }
  const change = (edit: (text: string) => string) => {
    const file = join(target, 'jutt-backup.json')
    writeFileSync(file, edit(readFileSync(file, 'utf8')))
  }

  test('where the folder is none', async () => {
    mkdirSync(target, { recursive: true })
    await refused('backup_unknown')
    writeFileSync(join(target, 'jutt-backup.json'), 'rubbish')
    await refused('backup_unknown')
  })

  test('where one bit of it is another', async () => {
    await write()
    const sound = readFileSync(join(target, 'recordings', 'one.wav'))
    sound[1000] = (sound[1000] ?? 0) ^ 1
    writeFileSync(join(target, 'recordings', 'one.wav'), sound)
    await refused('backup_damaged')
  })

  test('where a file is missing', async () => {
    await write()
    rmSync(join(target, 'recordings', 'one.wav'))
    await refused('backup_damaged')
  })

  test.each(['../outside.wav', 'recordings/../../x.wav', '/etc/passwd', 'recordings/a b.wav'])(
    'where it names a file %s',
    async (name) => {
      await write()
      change((text) => text.replace('recordings/one.wav', name))
      await refused('backup_unknown')
    },
  )

  test('where a newer Jutt wrote it', async () => {
    database.exec('PRAGMA user_version = 9999')
    await write()
    await refused('backup_newer')
  })

  test('where its database is none', async () => {
    await write()
    const bytes = Buffer.from('no database')
    writeFileSync(join(target, 'jutt.sqlite'), bytes)
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    change((text) => {
      const described = JSON.parse(text) as { files: { name: string }[] }
      const files = described.files.map((file) =>
        file.name === 'jutt.sqlite' ? { ...file, size: bytes.length, sha256 } : file,
      )
      return JSON.stringify({ ...described, files })
    })
    await refused('backup_damaged')
  })
})
