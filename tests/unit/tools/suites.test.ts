import { describe, expect, it } from 'vitest'
import {
  believeExitCode,
  closingLine,
  couldNotRun,
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

  it('add up', () => {
    expect(totalLine([unit, e2e])).toBe('3 passed, 1 failed')
  })
})
