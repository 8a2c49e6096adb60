/** What a suite came to. */
export interface SuiteResult {
  suite: string
  passed: number
  failed: number
  skipped: number
  seconds: number
  /** Why nothing could be counted, in one sentence. */
  note?: string
}

export type Counts = Omit<SuiteResult, 'suite' | 'seconds'>

/** A suite that could not run counts as one failure. */
export function couldNotRun(note: string): Counts {
  return { passed: 0, failed: 1, skipped: 0, note }
}

/** A runner that ends badly with no failed test (a broken file, an error outside tests) has failed all the same. */
export function believeExitCode(counts: Counts, exitCode: number): Counts {
  if (exitCode === 0 || counts.failed > 0) return counts
  return { ...counts, failed: 1, note: `the runner ended with ${exitCode}` }
}

export function closingLine({ suite, passed, failed, skipped, seconds, note }: SuiteResult) {
  const counted = [`${passed} passed`, `${failed} failed`]
  if (skipped > 0) counted.push(`${skipped} skipped`)
  return `${suite}: ${counted.join(', ')} (${seconds.toFixed(1)} s)${note ? `, ${note}` : ''}`
}

export function totalLine(results: readonly SuiteResult[]): string {
  const sum = (part: 'passed' | 'failed') =>
    results.reduce((total, result) => total + result[part], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}
