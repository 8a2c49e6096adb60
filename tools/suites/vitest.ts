import { z } from 'zod'
import { packageScript } from '../setup/project.ts'
import { runNode } from '../setup/run.ts'
import { withReport } from './report-file.ts'
import { believeExitCode, couldNotRun, type Counts } from './result.ts'

const summary = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
})

/** Runs one of the projects of vitest.config.ts and counts by vitest's own JSON report. */
export async function runVitest(project: string, filters: readonly string[]): Promise<Counts> {
  const { exitCode, report } = await withReport((file) =>
    runNode([
      packageScript('vitest', 'vitest'),
      'run',
      ...filters,
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]),
  )
  const counted = summary.safeParse(report)
  if (!counted.success) return couldNotRun('vitest left no report')
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = counted.data
  const skipped = numPendingTests + numTodoTests
  return believeExitCode({ passed: numPassedTests, failed: numFailedTests, skipped }, exitCode)
}
