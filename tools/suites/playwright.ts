import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageScript, root } from '../setup/project.ts'
import { runNode } from '../setup/run.ts'
import { withReport } from './report-file.ts'
import { believeExitCode, couldNotRun, type Counts, type Fault } from './result.ts'

const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
})

/** A file of specs or a group in it. */
const group = z.object({
  title: z.string(),
  specs: z.array(spec),
  get suites() {
    return z.array(group).optional()
  },
})

const summary = z.object({
  suites: z.array(group),
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
  const faults = counted.data.suites.flatMap(faultsOf)
  const counts = { passed: expected + flaky, failed: unexpected, skipped, faults }
  return believeExitCode(
    flaky > 0 ? { ...counts, note: `${flaky} passed only when tried again` } : counts,
    exitCode,
  )
}

function faultsOf({ specs, suites = [] }: z.infer<typeof group>): Fault[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => ({
        test: `${file}:${line} › ${title}`,
        error: results
          .flatMap(({ errors }) => errors.map(({ message }) => message ?? ''))
          .join('\n'),
        passedLater: status === 'flaky',
      })),
  )
  return [...own, ...suites.flatMap(faultsOf)]
}
