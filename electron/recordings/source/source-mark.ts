import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { z } from 'zod'

/** What tells whether a file is still the one that it was: its size, when it was changed, and what it begins and ends with. */
export const sourceMark = z.object({
  /** Bytes. */
  size: z.number().nonnegative(),
  /** Milliseconds since 1970. */
  changedAt: z.number(),
  /** SHA-256 of its first and last 64 KiB. */
  ends: z.string(),
})
export type SourceMark = z.infer<typeof sourceMark>

/** Is the file there, and is it the one that it was? */
export type SourceState = 'same' | 'changed' | 'gone'

/** Bytes of each end that are looked at. */
const endBytes = 64 * 1024
/** Milliseconds; some file systems keep times in steps of 2 s. */
const timeStep = 2000

/** Looks at a file; null where it cannot be read. */
export function markOf(path: string): SourceMark | null {
  try {
    const { size, mtimeMs } = statSync(path)
    return { size, changedAt: mtimeMs, ends: hashOfEnds(path, size) }
  } catch {
    return null
  }
}

/** Compares a file with the mark that was made of it before; without one nobody can tell, and it is taken for the same. */
export function compareSource(path: string, mark: SourceMark | null): SourceState {
  if (mark === null) return 'same'
  const now = markOf(path)
  if (now === null) return 'gone'
  return isAsItWas(now, mark) && now.ends === mark.ends ? 'same' : 'changed'
}

/** As compareSource, but without reading any of it: for each time that bytes of it are wanted. */
export function glanceAtSource(path: string, mark: SourceMark | null): SourceState {
  if (mark === null) return 'same'
  try {
    const { size, mtimeMs } = statSync(path)
    return isAsItWas({ size, changedAt: mtimeMs }, mark) ? 'same' : 'changed'
  } catch {
    return 'gone'
  }
}

function isAsItWas(now: Pick<SourceMark, 'size' | 'changedAt'>, mark: SourceMark): boolean {
  return now.size === mark.size && Math.abs(now.changedAt - mark.changedAt) <= timeStep
}

function hashOfEnds(path: string, size: number): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  try {
    for (const at of [0, Math.max(0, size - endBytes)]) {
      const bytes = Buffer.alloc(endBytes)
      hash.update(bytes.subarray(0, readSync(file, bytes, 0, endBytes, at)))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('base64')
}
