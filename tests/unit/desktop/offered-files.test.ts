import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOfferedFiles } from '../../../electron/desktop/offered-files.ts'
import { largestFile } from '../../../shared/limits.ts'
import { AppFailure } from '../../../shared/app-failure.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-offered-'))
  writeFileSync(join(folder, 'loeng.mp3'), 'sound')
})

afterAll(() => rmSync(folder, { recursive: true }))

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code
    throw error
  }
  return 'nothing was thrown'
}

test('a handle is good for its file, once, and tells no path', () => {
  let ids = 0
  const files = createOfferedFiles(() => `handle-${(ids += 1)}`)
  const path = join(folder, 'loeng.mp3')
  const offered = files.offer(path)
  expect(offered).toEqual({ handle: 'handle-1', name: 'loeng.mp3', size: 5 })
  expect(files.take(offered.handle)).toEqual({ path, name: 'loeng.mp3' })
  expect(codeOf(() => files.take(offered.handle))).toBe('file_gone')
  expect(codeOf(() => files.take('made up'))).toBe('file_gone')
})

test('what is in a file is read by its handle, once, and not where it is too large', async () => {
  let ids = 0
  const files = createOfferedFiles(() => `handle-${(ids += 1)}`)
  const { handle } = files.offer(join(folder, 'loeng.mp3'))
  expect(new TextDecoder().decode(await files.read(handle))).toBe('sound')
  await expect(files.read(handle)).rejects.toMatchObject({ error: { code: 'file_gone' } })
  const large = join(folder, 'large.pdf')
  writeFileSync(large, '')
  truncateSync(large, largestFile + 1)
  const offered = files.offer(large)
  await expect(files.read(offered.handle)).rejects.toMatchObject({ error: { code: 'too_large' } })
})

test('what is no file gets no handle', () => {
  const files = createOfferedFiles(() => 'handle')
  expect(codeOf(() => files.offer(join(folder, 'gone.mp3')))).toBe('file_gone')
  expect(codeOf(() => files.offer(folder))).toBe('sound_unreadable')
  // What cannot be looked at: no file has a file in it, and no name is that long.
  expect(codeOf(() => files.offer(join(folder, 'loeng.mp3', 'a.mp3')))).toBe('file_gone')
  expect(codeOf(() => files.offer(join(folder, 'a'.repeat(5000))))).toBe('file_gone')
})

test.skipIf(process.platform === 'win32')(
  'devices and pipes, which never end, get no handle',
  () => {
    const files = createOfferedFiles(() => 'handle')
    const pipe = join(folder, 'pipe.mp3')
    execFileSync('mkfifo', [pipe])
    const link = join(folder, 'link.mp3')
    symlinkSync('/dev/zero', link)
    for (const path of [pipe, link, '/dev/zero', '/dev/stdin', '/proc/self/fd']) {
      expect(['sound_unreadable', 'file_gone']).toContain(codeOf(() => files.offer(path)))
    }
  },
)

test.skipIf(process.platform === 'win32')(
  'a name is shown, whatever it is, and leads nowhere',
  () => {
    const files = createOfferedFiles(() => 'handle')
    for (const name of [
      '..\\..\\windows.mp3',
      'a\nb.mp3',
      '\u202Egnp.mp3',
      `${'x'.repeat(250)}.mp3`,
    ]) {
      writeFileSync(join(folder, name), 'sound')
      expect(files.offer(join(folder, name))).toEqual({ handle: 'handle', name, size: 5 })
    }
  },
)
