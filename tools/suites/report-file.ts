import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Hands a runner the name of a file for its JSON report, and answers what it wrote; undefined if nothing. */
export async function withReport(
  runner: (file: string) => Promise<number>,
): Promise<{ exitCode: number; report: unknown }> {
  const folder = await mkdtemp(join(tmpdir(), 'jutt-suite-'))
  try {
    const file = join(folder, 'report.json')
    const exitCode = await runner(file)
    const report: unknown = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : undefined
    return { exitCode, report }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
