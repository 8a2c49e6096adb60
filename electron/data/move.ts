import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppFailure } from '../../shared/app-failure.ts'
import type { ErrorReason } from '../../shared/errors.ts'
import { copySteadily, type Progress } from './copy.ts'
import { removeItems } from './erase.ts'
import { databaseName, namesIn, recordingsName } from './items.ts'
import type { PendingWork, PlaceFile } from './place.ts'
import { measureData } from './size.ts'

/** The folder that Jutt makes in the one that was chosen: what else is there stays apart. */
const movedName = 'Jutt'
/** In a folder that is being filled; it tells ours, left by a crash, from one of the person's. */
const unfinishedName = '.unfinished'
/** Bytes that stay free: a disk that is full to the brim helps nobody. */
const margin = 64 * 1024 * 1024
/** Starts that may die of the same move before it is given up. */
const mostAttempts = 3

/**
 * Copies the sound, which is most of it, while Jutt goes on; the next start does the rest (finishMove). Throws
 * folder_unusable with the reason, disk_full, cancelled; then all is as before.
 */
export async function prepareMove(
  place: PlaceFile,
  chosen: string,
  options: {
    isOnNetwork: (folder: string) => Promise<boolean>
    progress: Progress
    signal: AbortSignal
  },
): Promise<void> {
  const { isOnNetwork, progress, signal } = options
  const from = place.folder()
  if (await isOnNetwork(chosen)) throw unusable('folder_network')
  if (chosen === place.home) {
    if (from === place.home) throw unusable('folder_same')
  } else if (isInside(chosen, from)) throw unusable('folder_same')
  const to = chosen === place.home ? place.home : join(chosen, movedName)
  refuseTaken(to)
  const { database, recordings } = await measureData(from)
  try {
    await refuseUnwritable(to)
    const { bavail, bsize } = await statfs(to)
    if (bavail * bsize < database + recordings + margin) throw unusable('folder_too_small')
    await mkdir(join(to, recordingsName), { recursive: true })
    const names = await readdir(join(from, recordingsName)).catch(() => [])
    await copySteadily(
      names.map((name) => ({
        from: join(from, recordingsName, name),
        to: join(to, recordingsName, name),
      })),
      { progress, signal, all: recordings },
    )
    place.write({ pending: { kind: 'move', to, attempts: 0 } })
  } catch (error) {
    await removeCopy(place, to)
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw isFull ? new AppFailure({ code: 'disk_full' }, { cause: error }) : error
  }
}

/** Takes back what was prepared: the data stay where they are. */
export async function cancelMove(place: PlaceFile): Promise<void> {
  const { pending } = place.read()
  if (pending?.kind !== 'move') return
  place.write({ pending: null })
  await removeCopy(place, pending.to)
}

async function removeCopy(place: PlaceFile, to: string): Promise<void> {
  if (to === place.home) removeItems(to, [databaseName, recordingsName, unfinishedName])
  else await rm(to, { recursive: true, force: true }).catch(() => undefined)
}

function unusable(reason: ErrorReason, cause?: unknown): AppFailure {
  return new AppFailure({ code: 'folder_unusable', reason }, { cause })
}

function isInside(folder: string, other: string): boolean {
  const path = relative(other, folder)
  return path === '' || (!path.startsWith('..') && !/^([A-Za-z]:)?[\\/]/.test(path))
}

function refuseTaken(to: string): void {
  const names = namesOf(to)
  if (names.includes(unfinishedName)) {
    removeItems(to, [databaseName, recordingsName])
    return
  }
  if (names.includes(databaseName) || names.includes(recordingsName)) throw unusable('folder_taken')
}

function namesOf(folder: string): string[] {
  try {
    return namesIn(folder)
  } catch (error) {
    throw unusable('folder_read_only', error)
  }
}

async function refuseUnwritable(to: string): Promise<void> {
  try {
    await mkdir(to, { recursive: true })
    await writeFile(join(to, unfinishedName), '')
  } catch (error) {
    throw unusable('folder_read_only', error)
  }
}

/**
 * The rest of a move, with nothing open: the database, and sound that came since. The copy is checked before it counts;
 * where it cannot be, the data stay where they are. True where they have moved.
 */
export function finishMove(
  place: PlaceFile,
  { to, attempts }: Extract<PendingWork, { kind: 'move' }>,
  report: (where: string, error: unknown) => void,
): boolean {
  const from = place.folder()
  try {
    if (attempts >= mostAttempts) throw new Error('The move ended Jutt too often.')
    place.write({ pending: { kind: 'move', to, attempts: attempts + 1 } })
    if (!existsSync(join(to, unfinishedName))) throw new Error('The new folder is gone.')
    copyDatabase(join(from, databaseName), join(to, databaseName))
    copyRest(join(from, recordingsName), join(to, recordingsName))
    rmSync(join(to, unfinishedName))
    place.write({ folder: to === place.home ? null : to, former: from, pending: null })
    return true
  } catch (error) {
    report('moving the data', error)
    place.write({ pending: null })
    try {
      if (to === place.home) removeItems(to, [databaseName, recordingsName, unfinishedName])
      else if (existsSync(join(to, unfinishedName))) rmSync(to, { recursive: true, force: true })
    } catch (leftover) {
      report('removing an unfinished copy', leftover)
    }
    return false
  }
}

function copyDatabase(from: string, to: string): void {
  const database = new DatabaseSync(from)
  try {
    // What is in the log goes into the file: one file then is all of it.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
  copyFileSync(from, to)
  flush(to)
  if (statSync(from).size !== statSync(to).size) throw new Error('The copy has another size.')
  const copy = new DatabaseSync(to)
  try {
    const [answer] = copy.prepare('PRAGMA quick_check(1)').all()
    if (answer?.['quick_check'] !== 'ok') throw new Error('The copy is damaged.')
  } finally {
    copy.close()
  }
}

/** Copies what is not there yet or has grown, removes what is there no more. */
function copyRest(from: string, to: string): void {
  const names = namesIn(from)
  for (const name of namesIn(to)) {
    if (!names.includes(name)) rmSync(join(to, name))
  }
  for (const name of names) {
    const source = statSync(join(from, name))
    const target = statSync(join(to, name), { throwIfNoEntry: false })
    // Times are kept to the second by some file systems.
    const isSame = target?.size === source.size && Math.abs(target.mtimeMs - source.mtimeMs) < 2000
    if (isSame) continue
    copyFileSync(join(from, name), join(to, name))
    utimesSync(join(to, name), source.atime, source.mtime)
    flush(join(to, name))
    if (statSync(join(to, name)).size !== source.size) throw new Error('A copy has another size.')
  }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
