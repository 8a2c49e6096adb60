/** Codes of the operating system for a disk that is full, read-only, forbidden or broken. */
const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE'])

/** SQLite's primary result code (sqlite.org/rescode.html), or undefined for an error that is not SQLite's. */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return Number(error.errcode) & 0xff
}

/** Did reading or writing our own files fail? Then what was asked for is not stored, and the user must know. */
export function isStorageError(error: unknown): boolean {
  if (resultCode(error) !== undefined) return true
  return error instanceof Error && 'code' in error && diskCodes.has(String(error.code))
}

/** Primary result codes, sqlite.org/rescode.html. */
const corrupt = 11
const notADatabase = 26

/** Is the file no database, or a damaged one? */
export function isDamage(error: unknown): boolean {
  const code = resultCode(error)
  return code === corrupt || code === notADatabase
}
