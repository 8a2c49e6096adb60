import { AppFailure } from '../../shared/app-failure.ts'

export type Report = (where: string, error: unknown) => void

/**
 * Tells what went wrong unexpectedly, on the terminal and in the log: the kind of error, its code and where it
 * happened. Never its message: a person's words, a path or the key may be in it.
 */
export function createReport(write: (line: string) => void): Report {
  return (where, error) => {
    const line = `${where}: ${describe(error)}`
    process.stderr.write(`${line}\n`)
    write(line)
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return isWord(error) ? error : typeof error
  return [error.name, codeOf(error), placesOf(error)].filter((part) => part !== '').join('\n')
}

/** As Electron tells why a page has gone: "crashed", "launch-failed". */
function isWord(error: unknown): error is string {
  return typeof error === 'string' && /^[a-z-]{1,40}$/.test(error)
}

/** Ours or the system's: "offline", "ENOSPC". */
function codeOf(error: Error): string {
  if (error instanceof AppFailure) return error.error.code
  return 'code' in error && /^[A-Z_]{2,40}$/.test(String(error.code)) ? String(error.code) : ''
}

function placesOf(error: Error): string {
  const stack = error.stack ?? ''
  // The message comes before them, and may have lines that look like places.
  const message = stack.indexOf(error.message)
  if (message === -1) return ''
  return stack
    .slice(message + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}
