import { describe, expect, it } from 'vitest'
import {
  believeExitCode,
  closingLine,
  couldNotRun,
  faultLines,
  totalLine,
} from '../../../tools/suites/result.ts'

const counts = { passed: 3, failed: 0, skipped: 0 }

describe('believeExitCode', () => {
  it('leaves a clean run and counted failures alone', () => {
    expect(believeExitCode(counts, 0)).toEqual(counts)
    expect(believeExitCode({ ...counts, failed: 2 }, 1)).toEqual({ ...counts, failed: 2 })
  })

  it('counts a failure where the runner ended badly without a failed test', () => {
    expect(believeExitCode(counts, 1)).toMatchObject({ passed: 3, failed: 1 })
  })
})

describe('the lines at the end', () => {
  const unit = { suite: 'unit', seconds: 2.04, ...counts, skipped: 1 }
  const e2e = { suite: 'e2e', seconds: 0, ...couldNotRun('the build failed') }

  it('close a suite with its counts and, where nothing could be counted, the reason', () => {
    expect(closingLine(unit)).toBe('unit: 3 passed, 0 failed, 1 skipped (2.0 s)')
    expect(closingLine(e2e)).toBe('e2e: 0 passed, 1 failed (0.0 s), the build failed')
  })

  it('name each test that did not pass at once, with the first lines of its error', () => {
    const error = `\u001B[31mError: 2 is not 1\u001B[39m\n\n${'  at\n'.repeat(40)}`
    const faults = [
      { test: 'a.spec.ts:1 › adds', error, passedLater: false },
      { test: 'b.spec.ts:2 › waits', error: 'too late', passedLater: true },
    ]
    const lines = faultLines({ ...unit, faults })
    expect(lines.slice(0, 2)).toEqual(['unit: a.spec.ts:1 › adds', '    Error: 2 is not 1'])
    expect(lines.slice(-2)).toEqual([
      'unit: b.spec.ts:2 › waits (passed when tried again)',
      '    too late',
    ])
    expect(lines).toHaveLength(1 + 16 + 2)
    expect(faultLines(e2e)).toEqual([])
  })

  it('add up', () => {
    expect(totalLine([unit, e2e])).toBe('3 passed, 1 failed')
  })
})
