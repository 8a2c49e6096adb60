import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordingFileOf, serveFile, sourceUrl } from '../../../electron/desktop/source-files.ts'

let folder: string
let file: string
const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-source-'))
  file = join(folder, 'speech.mp3')
  writeFileSync(file, bytes)
  writeFileSync(join(folder, 'empty.mp3'), '')
})

afterAll(() => rmSync(folder, { recursive: true }))

const ask = (range?: string, init: RequestInit = {}) =>
  new Request('app://jutt/source/1', { ...init, headers: range ? { range } : {} })

describe('the source file of a recording is served', () => {
  test('whole', async () => {
    const response = await serveFile({ file }, ask())
    expect(response.status).toBe(200)
    expect(response.headers.get('accept-ranges')).toBe('bytes')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  })

  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=100-199', 100, 200],
    ['bytes=990-', 990, 1000],
    ['bytes=990-5000', 990, 1000],
    ['bytes=-10', 990, 1000],
    ['bytes=-5000', 0, 1000],
  ])('by %s', async (range, start, end) => {
    const response = await serveFile({ file }, ask(range))
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/1000`)
    expect(response.headers.get('content-length')).toBe(String(end - start))
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes.slice(start, end))
  })

  test('but not from behind its end', async () => {
    const response = await serveFile({ file }, ask('bytes=1000-'))
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */1000')
  })

  test.each(['bytes=5-2', 'bytes=a-b', 'items=0-1', 'bytes=0-1,4-5'])(
    'whole where %s is no single range',
    async (range) => expect((await serveFile({ file }, ask(range))).status).toBe(200),
  )

  test('also where it is empty', async () => {
    const response = await serveFile({ file: join(folder, 'empty.mp3') }, ask())
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '0'])
  })

  test('as 404 where it is gone, a folder, or never was', async () => {
    for (const gone of [{ file: join(folder, 'other.mp3') }, { file: folder }, null]) {
      expect((await serveFile(gone, ask())).status).toBe(404)
    }
  })

  test.each([
    [undefined, 0, 600],
    ['bytes=0-3', 0, 4],
    ['bytes=4-9', 4, 10],
    ['bytes=10-99', 10, 100],
    ['bytes=590-', 590, 600],
    ['bytes=-5', 595, 600],
  ])('up to where it was, with another head, while it grows (%s)', async (range, start, end) => {
    const head = Uint8Array.from({ length: 8 }, () => 255)
    const snapshot = { head, size: 600 }
    const response = await serveFile({ file, type: 'audio/wav', snapshot }, ask(range))
    expect(response.headers.get('content-type')).toBe('audio/wav')
    const expected = Uint8Array.from([...head, ...bytes.slice(8)]).slice(start, end)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(expected)
  })

  test('to GET and HEAD only', async () => {
    expect((await serveFile({ file }, ask(undefined, { method: 'POST' }))).status).toBe(405)
    const head = await serveFile({ file }, ask('bytes=0-9', { method: 'HEAD' }))
    expect([head.status, await head.text()]).toEqual([206, ''])
  })
})

test('an address names a file of a recording, any other none', () => {
  const at = (path: string) => recordingFileOf(new Request(`app://jutt${path}`))
  expect(at(sourceUrl('abc'))).toEqual({ which: 'source', recordingId: 'abc', upTo: null })
  expect(at('/sound/abc')).toEqual({ which: 'sound', recordingId: 'abc', upTo: null })
  expect(at('/sound/abc?to=16000')).toMatchObject({ recordingId: 'abc', upTo: 16_000 })
  expect(at('/sound/abc?to=-1')).toMatchObject({ upTo: null })
  expect(at('/main/index.html')).toBeNull()
})
