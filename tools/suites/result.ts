import { stripVTControlCharacters } from 'node:util'

/** Of an error: the message, what was expected, the place. */
const mostLines = 16

/** A test that did not pass at once. */
export interface Fault {
  /** Its file, and its title with those of its groups. */
  test: string
  /** What it said, in the runner's own words. */
  error: string
  /** Whether it passed when it was tried again. */
  passedLater: boolean
}

/** What a suite came to. */
export interface SuiteResult {
  suite: string
  passed: number
  failed: number
  skipped: number
  seconds: number
  /** Why nothing could be counted, in one sentence. */
  note?: string
  faults?: readonly Fault[]
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

/** What a log that is cut to its end should still tell of the tests that failed. */
export function faultLines({ suite, faults = [] }: SuiteResult): string[] {
  return faults.flatMap(({ test, error, passedLater }) => [
    `${suite}: ${test}${passedLater ? ' (passed when tried again)' : ''}`,
    ...stripVTControlCharacters(error)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, mostLines)
      .map((line) => `    ${line}`),
  ])
}

export function totalLine(results: readonly SuiteResult[]): string {
  const sum = (part: 'passed' | 'failed') =>
    results.reduce((total, result) => total + result[part], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}
