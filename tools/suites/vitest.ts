import { relative } from 'node:path'
import { z } from 'zod'
import { packageScript, root } from '../setup/project.ts'
import { runNode } from '../setup/run.ts'
import { withReport } from './report-file.ts'
import { believeExitCode, couldNotRun, type Counts, type Fault } from './result.ts'

const summary = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullable(),
        }),
      ),
    }),
  ),
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
  const faults = counted.data.testResults.flatMap(faultsOf)
  const counts = { passed: numPassedTests, failed: numFailedTests, skipped, faults }
  return believeExitCode(counts, exitCode)
}

/** Of a file: its tests that failed, or the file itself where none could run. */
function faultsOf(file: z.infer<typeof summary>['testResults'][number]): Fault[] {
  const name = relative(root, file.name)
  const failed = file.assertionResults.filter(({ status }) => status === 'failed')
  if (failed.length === 0 && file.status === 'failed') {
    return [{ test: name, error: file.message, passedLater: false }]
  }
  return failed.map(({ fullName, failureMessages }) => ({
    test: `${name} › ${fullName}`,
    error: failureMessages?.join('\n') ?? '',
    passedLater: false,
  }))
}
