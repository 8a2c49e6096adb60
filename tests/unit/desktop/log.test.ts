import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLogFile } from '../../../electron/desktop/log-file.ts'
import { createReport } from '../../../electron/desktop/report.ts'
import { AppFailure } from '../../../shared/app-failure.ts'

const key = 'sk-unmistakable-5c1f'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-log-'))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

test('each line has its time, and the log begins anew before it grows long', () => {
  const log = openLogFile(join(folder, 'logs'), () => 0)
  log.write('first')
  expect(log.read()).toBe('1970-01-01T00:00:00.000Z first\n')
  const lines = 3000
  for (let line = 0; line < lines; line += 1) log.write(`${line}: ${'x'.repeat(300)}`)
  expect(readdirSync(join(folder, 'logs')).toSorted()).toEqual(['jutt.before.log', 'jutt.log'])
  expect(log.read().length).toBeLessThan(600_000)
  expect(log.read()).toContain(` ${lines - 1}: x`)
  expect(log.read()).not.toContain('first')
})

test('where nothing can be written, nothing is thrown', () => {
  writeFileSync(join(folder, 'file'), '')
  const log = openLogFile(join(folder, 'file', 'logs'))
  log.write('lost')
  expect(log.read()).toBe('')
})

test('what went wrong is told by kind, code and place, never by its words', () => {
  const log = openLogFile(folder)
  const report = createReport(log.write)
  const failures: [unknown, string][] = [
    [new TypeError(`it had ${key}`), 'TypeError'],
    [new Error(`over lines\n    at ${key} (/etc/hosts:1:1)`), 'Error'],
    [new Error('deeper', { cause: new Error(key) }), 'Error'],
    [new AppFailure({ code: 'unreachable', detail: `Bearer ${key}` }), 'AppFailure\nunreachable'],
    [Object.assign(new Error(key), { code: 'ENOSPC' }), 'Error\nENOSPC'],
    [Object.assign(new Error('odd'), { code: key }), 'Error'],
    [key, 'string'],
    [{ key }, 'object'],
    ['launch-failed', 'launch-failed'],
  ]
  for (const [failure, told] of failures) {
    report('somewhere', failure)
    expect(log.read()).toContain(`somewhere: ${told}`)
  }
  expect(log.read()).toMatch(/ {4}at .*log\.test\.ts/)
  expect(log.read()).not.toContain(key)
})

test('a message that was changed afterwards does not pass for a place', () => {
  const log = openLogFile(folder)
  const error = new Error(`once\n    at ${key}`)
  error.message = 'now'
  createReport(log.write)('somewhere', error)
  expect(log.read()).not.toContain(key)
})
