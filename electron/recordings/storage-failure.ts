import { AppFailure } from '../../shared/app-failure.ts'
import type { AppError } from '../../shared/errors.ts'
import { isStorageError, resultCode } from '../storage/storage-error.ts'

/** SQLite's SQLITE_FULL, sqlite.org/rescode.html. */
const databaseFull = 13

/** What the failing of our own files or database means; whatever else was thrown is `internal`. */
export function errorOf(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  if (resultCode(thrown) === databaseFull || isDiskFull(thrown)) return { code: 'disk_full' }
  return { code: isStorageError(thrown) ? 'storage_failed' : 'internal' }
}

/** What the work with our own files or database gives; where it fails, an AppFailure says why. */
export function storing<T>(work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof AppFailure) throw thrown
    throw new AppFailure(errorOf(thrown), { cause: thrown })
  }
}

/** Is there no room, on the disk or for this account? */
export function isDiskFull(thrown: unknown): boolean {
  if (!(thrown instanceof Error && 'code' in thrown)) return false
  return thrown.code === 'ENOSPC' || thrown.code === 'EDQUOT'
}
