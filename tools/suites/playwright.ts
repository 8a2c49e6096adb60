import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageScript, root } from '../setup/project.ts'
import { runNode } from '../setup/run.ts'
import { withReport } from './report-file.ts'
import { believeExitCode, couldNotRun, type Counts } from './result.ts'

const summary = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
})

/** Runs the specs of a Playwright configuration and counts by Playwright's own JSON report. */
export async function runPlaywright(
  config: string,
  { env, filters }: { env: Record<string, string | undefined>; filters: readonly string[] },
): Promise<Counts> {
  if (!existsSync(join(root, config))) return couldNotRun(`${config} is missing`)
  const script = packageScript('@playwright/test', 'playwright')
  const { exitCode, report } = await withReport((file) =>
    runNode([script, 'test', ...filters, '-c', config, '--reporter=list,json'], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    }),
  )
  const counted = summary.safeParse(report)
  if (!counted.success) return couldNotRun('Playwright left no report')
  const { expected, unexpected, flaky, skipped } = counted.data.stats
  const counts = { passed: expected + flaky, failed: unexpected, skipped }
  return believeExitCode(
    flaky > 0 ? { ...counts, note: `${flaky} passed only when tried again` } : counts,
    exitCode,
  )
}
