/** What went wrong unexpectedly, on the terminal: the kind of error and where, not what it was working on. */
export function report(where: string, error: unknown): void {
  const what = error instanceof Error ? `${error.name}\n${placesOf(error)}` : String(error)
  process.stderr.write(`${where}: ${what}\n`)
}

function placesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}
