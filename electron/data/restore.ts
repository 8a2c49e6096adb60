import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { mkdir, readFile, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppFailure } from '../../shared/app-failure.ts'
import type { ErrorReason } from '../../shared/errors.ts'
import { copySteadily, type Progress } from './copy.ts'
import { removeItems } from './erase.ts'
import {
  databaseFiles,
  databaseName,
  indexName,
  recordingsName,
  settingsName,
  stagingName,
} from './items.ts'
import { manifest, manifestName, type Manifest } from './manifest.ts'
import { fileStamp, type PendingWork, type PlaceFile } from './place.ts'

/** What a check of a database file found. */
export interface Checked {
  isWhole: boolean
  /** PRAGMA user_version. */
  version: number
}

function unusable(reason: ErrorReason, cause?: unknown): AppFailure {
  return new AppFailure({ code: 'backup_unusable', reason }, { cause })
}

/** What the folder says it holds. Throws backup_unusable where it is no backup of Jutt's. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')))
  } catch (error) {
    throw unusable('backup_unknown', error)
  }
}

/**
 * Lays the backup beside today's data, checks every byte and the database itself, and notes that the next start takes
 * it. Throws backup_unusable, folder_unusable, cancelled; then all is as before.
 */
export async function prepareRestore(
  place: PlaceFile,
  backup: string,
  options: {
    progress: Progress
    signal: AbortSignal
    check: (file: string) => Promise<Checked>
    /** The newest schema that this Jutt knows. */
    newestVersion: number
    now: number
  },
): Promise<void> {
  const { progress, signal, check, newestVersion, now } = options
  const { files, withSound } = await readManifest(backup)
  const staging = join(place.folder(), stagingName)
  const all = files.reduce((sum, { size }) => sum + size, 0)
  try {
    await rm(staging, { recursive: true, force: true })
    await mkdir(join(staging, recordingsName), { recursive: true })
    const { bavail, bsize } = await statfs(staging)
    if (bavail * bsize < all) {
      throw new AppFailure({ code: 'folder_unusable', reason: 'folder_too_small' })
    }
    if (!files.some(({ name }) => name === databaseName)) throw unusable('backup_unknown')
    const copied = await copyFiles(files, { backup, staging, progress, signal, all })
    for (const [index, { size, sha256 }] of copied.entries()) {
      const told = files[index]
      if (told?.size !== size || told.sha256 !== sha256) throw unusable('backup_damaged')
    }
    const { isWhole, version } = await check(join(staging, databaseName))
    if (!isWhole) throw unusable('backup_damaged')
    if (version > newestVersion) throw unusable('backup_newer')
    signal.throwIfAborted()
    const aside = `before-restore-${fileStamp(now)}`
    place.write({ pending: { kind: 'restore', phase: 'aside', aside, withSound } })
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    if (signal.aborted) throw new AppFailure({ code: 'cancelled' }, { cause: error })
    throw error
  }
}

async function copyFiles(
  files: Manifest['files'],
  {
    backup,
    staging,
    ...options
  }: Parameters<typeof copySteadily>[1] & {
    backup: string
    staging: string
  },
): ReturnType<typeof copySteadily> {
  try {
    return await copySteadily(
      files.map(({ name }) => ({ from: join(backup, name), to: join(staging, name) })),
      options,
    )
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    if (isFull) throw new AppFailure({ code: 'disk_full' }, { cause: error })
    throw unusable('backup_damaged', error)
  }
}

/**
 * Puts today's data aside and the backup in their place, by renaming alone. Each of the two phases can be done again
 * from its beginning. Answers where today's data are now.
 */
export function finishRestore(
  place: PlaceFile,
  pending: Extract<PendingWork, { kind: 'restore' }>,
): string {
  const { home } = place
  const folder = place.folder()
  const staging = join(folder, stagingName)
  const aside = join(folder, pending.aside)
  if (pending.phase === 'aside') {
    mkdirSync(aside, { recursive: true })
    for (const name of [...databaseFiles(databaseName), recordingsName]) {
      moveIfThere(join(folder, name), join(aside, name))
    }
    moveIfThere(join(home, settingsName), join(aside, settingsName))
    place.write({ pending: { ...pending, phase: 'in' } })
  }
  removeItems(folder, databaseFiles(indexName))
  moveIfThere(join(staging, databaseName), join(folder, databaseName))
  moveIfThere(join(staging, recordingsName), join(folder, recordingsName))
  moveIfThere(join(staging, settingsName), join(home, settingsName))
  if (!pending.withSound) takeSoundBack(folder, aside)
  place.write({ pending: null })
  removeItems(folder, [stagingName])
  return aside
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to)
}

/** A backup without sound takes the sound of its recordings where it is still here. */
function takeSoundBack(folder: string, aside: string): void {
  const database = new DatabaseSync(join(folder, databaseName), { readOnly: true })
  try {
    for (const { id } of database.prepare('SELECT id FROM recordings').all()) {
      // Whole or compressed, and its peaks.
      for (const ending of ['wav', 'ogg', 'peaks']) {
        const name = join(recordingsName, `${String(id)}.${ending}`)
        moveIfThere(join(aside, name), join(folder, name))
      }
    }
  } finally {
    database.close()
  }
}
