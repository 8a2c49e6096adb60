import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes; then another file begins, and the one before the last goes. */
const longest = 256 * 1024

/** What Jutt tells of itself, for whoever helps. */
export interface LogFile {
  file: string
  /** Never throws: where nothing can be written, nothing is. */
  write(line: string): void
  /** What there is, the oldest first. */
  read(): string
}

export function openLogFile(folder: string, now: () => number = Date.now): LogFile {
  const file = join(folder, 'jutt.log')
  const before = join(folder, 'jutt.before.log')

  return {
    file,
    write(line) {
      try {
        mkdirSync(folder, { recursive: true })
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longest) {
          renameSync(file, before)
        }
        appendFileSync(file, `${new Date(now()).toISOString()} ${line}\n`)
      } catch {
        // A full disk has its sentence where something is lost by it.
      }
    },
    read: () => textOf(before) + textOf(file),
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
