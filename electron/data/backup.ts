import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite'
import { AppFailure } from '../../shared/app-failure.ts'
import { copySteadily, digest, type Progress } from './copy.ts'
import { databaseName, recordingsName, settingsName } from './items.ts'
import { isFileName, manifestName, type Manifest } from './manifest.ts'
import { measureData } from './size.ts'

/** Pages of the database copied at once; between two such, others get their turn. */
const pagesAtOnce = 1000

/**
 * Writes a folder that holds everything but the key: the database, the settings, with the sound if wanted, and a list
 * with the digest of each file. The folder has its name only when it is whole. Throws file_not_written, disk_full.
 */
export async function backUp(
  source: { database: DatabaseSync; folder: string; home: string; version: string },
  target: { folder: string; withSound: boolean; now: number },
  options: { progress: Progress; signal: AbortSignal },
): Promise<void> {
  const unfinished = `${target.folder}.part`
  try {
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { recursive: true })
    await writeBackup(source, { ...target, folder: unfinished }, options)
    await rename(unfinished, target.folder)
  } catch (error) {
    await removeQuietly(unfinished)
    if (options.signal.aborted) throw new AppFailure({ code: 'cancelled' }, { cause: error })
    const isFull =
      error instanceof Error &&
      (('code' in error && error.code === 'ENOSPC') || isSqliteFull(error))
    throw new AppFailure({ code: isFull ? 'disk_full' : 'file_not_written' }, { cause: error })
  }
}

/** What cannot be removed could not be written either: the first error is the one to tell. */
async function removeQuietly(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true })
  } catch {
    // The folder it was to be in is none, or is gone.
  }
}

/** SQLITE_FULL of sqlite.org/rescode.html. */
function isSqliteFull(error: Error): boolean {
  return 'errcode' in error && error.errcode === 13
}

async function writeBackup(
  { database, folder, home, version }: Parameters<typeof backUp>[0],
  target: { folder: string; withSound: boolean; now: number },
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<void> {
  const sizes = await measureData(folder)
  const all = sizes.database + (target.withSound ? sizes.recordings : 0)
  const copy = join(target.folder, databaseName)
  await copyDatabase(database, copy, {
    rate: pagesAtOnce,
    progress({ totalPages, remainingPages }) {
      signal.throwIfAborted()
      progress((sizes.database * (totalPages - remainingPages)) / totalPages, all)
    },
  })
  signal.throwIfAborted()
  const counts = settleCopy(copy)
  const names = [databaseName]
  if (existsSync(join(home, settingsName))) {
    await copyFile(join(home, settingsName), join(target.folder, settingsName))
    names.push(settingsName)
  }
  const files = await Promise.all(names.map((name) => describe(target.folder, name)))
  if (target.withSound) {
    await mkdir(join(target.folder, recordingsName))
    const sounds = (await readdir(join(folder, recordingsName)).catch(() => []))
      .map((name) => `${recordingsName}/${name}`)
      .filter(isFileName)
    const copied = await copySteadily(
      sounds.map((name) => ({ from: join(folder, name), to: join(target.folder, name) })),
      { progress: (done) => progress(Math.min(sizes.database + done, all), all), signal, all },
    )
    for (const [index, { size, sha256 }] of copied.entries()) {
      files.push({ name: sounds[index] ?? '', size, sha256 })
    }
  }
  const described: Manifest = {
    format: 'jutt-backup',
    version: 1,
    writtenBy: version,
    createdAt: target.now,
    ...counts,
    withSound: target.withSound,
    files,
  }
  const text = JSON.stringify(described, null, 2)
  await writeFile(join(target.folder, manifestName), text, { flush: true })
}

/** One file without a log beside it, so that it can lie on any disk; and what is in it. */
function settleCopy(file: string): { chats: number; recordings: number } {
  const copy = new DatabaseSync(file)
  try {
    copy.exec('PRAGMA journal_mode = DELETE')
    const count = (table: 'chats' | 'recordings') =>
      Number(
        copy.prepare(`SELECT count(*) AS n FROM ${table} WHERE deleted_at IS NULL`).get()?.['n'],
      )
    return { chats: count('chats'), recordings: count('recordings') }
  } finally {
    copy.close()
  }
}

async function describe(folder: string, name: string): Promise<Manifest['files'][number]> {
  const path = join(folder, name)
  const [{ size }, sha256] = await Promise.all([stat(path), digest(path)])
  return { name, size, sha256 }
}
