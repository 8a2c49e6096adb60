import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isManagedAddress, managedFile, readManaged } from '../../../electron/settings/managed.ts'

let folder: string
let file: string
let reported: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-managed-'))
  file = join(folder, 'managed.json')
  reported = 0
})

afterEach(() => rmSync(folder, { recursive: true }))

const read = (text?: string) => {
  if (text !== undefined) writeFileSync(file, text)
  return readManaged(file, () => (reported += 1))
}

test('what an administrator has set is read', () => {
  const managed = read(
    JSON.stringify({
      address: 'https://llm.hpc.ut.ee/v1',
      settings: { language: 'et', dictationDays: 0 },
      locked: ['address', 'dictationDays', 'forgetsOnExit'],
      forgetsOnExit: true,
    }),
  )
  expect(managed).toEqual({
    kind: 'used',
    address: 'https://llm.hpc.ut.ee/v1',
    settings: { language: 'et', dictationDays: 0 },
    locked: new Set(['address', 'dictationDays', 'forgetsOnExit']),
    forgetsOnExit: true,
  })
  expect(reported).toBe(0)
})

test('where there is no file, nothing is managed, and nothing to report', () => {
  expect(read().kind).toBe('none')
  expect(reported).toBe(0)
})

test.each([
  'rubbish',
  '[]',
  'null',
  '{"address":"file:///etc/passwd"}',
  '{"address":"javascript:alert(1)"}',
  '{"settings":{"theme":"pink"}}',
  '{"settings":{"themes":"dark"}}',
  '{"locked":["everything"]}',
  '{"key":"sk-1"}',
  `{"settings":{"chatModel":"${'x'.repeat(300_000)}"}}`,
])('nothing is used of %.40s, which is reported', (text) => {
  expect(read(text)).toMatchObject({ kind: 'unreadable', address: null, settings: {} })
  expect(reported).toBe(1)
})

test('a folder or a device in the place of the file is none', () => {
  expect(readManaged(folder, () => undefined).kind).toBe('unreadable')
  if (process.platform !== 'win32') {
    expect(readManaged('/dev/zero', () => undefined).kind).toBe('unreadable')
  }
})

test('a locked address is the only one, with or without its version', () => {
  const managed = read('{"address":"https://llm.hpc.ut.ee/v1","locked":["address"]}')
  expect(isManagedAddress(managed, 'https://llm.hpc.ut.ee')).toBe(true)
  expect(isManagedAddress(managed, 'https://llm.hpc.ut.ee/v1/')).toBe(true)
  expect(isManagedAddress(managed, 'https://llm.hpc.ut.ee.evil.org/v1')).toBe(false)
  expect(isManagedAddress(managed, 'http://llm.hpc.ut.ee/v1')).toBe(false)
  expect(isManagedAddress(read('{"address":"https://a/v1"}'), 'https://b/v1')).toBe(true)
})

test('the file lies where only an administrator can write', () => {
  expect(managedFile('linux', undefined)).toBe('/etc/jutt/managed.json')
  expect(managedFile('darwin', undefined)).toBe('/Library/Application Support/Jutt/managed.json')
  expect(managedFile('win32', 'D:\\Data')).toContain('managed.json')
})
