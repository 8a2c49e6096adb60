import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCapture, spoken, type CaptureLab } from '../capture-lab.ts'
import { knownSound } from '../known-sound.ts'

let folder: string
let lab: CaptureLab['lab']
let capture: CaptureLab['capture']
let page: CaptureLab['page']
let tasks: CaptureLab['tasks']
let addFile: CaptureLab['addFile']
let append: CaptureLab['append']

const start = (): void => {
  ;({ lab, capture, page, tasks, addFile, append } = openCapture(folder))
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-queue-'))
  start()
})

afterEach(() => rmSync(folder, { recursive: true }))

const recordingOf = (id: string) => lab.recordings.find(id)
const stateOf = (id: string) => recordingOf(id)?.state
const kinds = (): string[] => tasks.map(({ kind }) => kind)
const failure = (code: string): unknown => expect.objectContaining({ error: { code } })

describe('files in a queue', () => {
  const minute = 60 * 16_000
  const reading = () => tasks.findLast(({ kind }) => kind === 'decode')
  const endOf = (id: string) => capture.ended({ recordingId: id, trouble: null })

  test('are read one at a time, in their order; the others wait', () => {
    page.ready()
    const [first, second] = [addFile(), addFile()]
    expect(kinds()).toEqual(['decode'])
    expect([stateOf(first), stateOf(second)]).toEqual([
      { kind: 'recording' },
      { kind: 'interrupted' },
    ])
    append(first, 0, 10)
    endOf(first)
    expect(reading()).toMatchObject({ recordingId: second, from: 0 })
  })

  test('a paused file is neither read nor sent, also after a restart, until it goes on', () => {
    page.ready()
    const id = addFile()
    append(id, 0, 100, [spoken(0, 50)])
    lab.recordings.setPiece(id, 0, { kind: 'sent', at: 1 })
    capture.pause(id)
    expect(kinds()).toEqual(['decode', 'halt'])
    append(id, 100, 120, [spoken(50, 110)])
    endOf(id)
    expect(recordingOf(id)).toMatchObject({ state: { kind: 'paused', unread: true }, samples: 120 })
    expect(lab.recordings.openPieces(id, 9)).toMatchObject([{ state: { kind: 'waiting' } }])
    expect(lab.recordings.unfinished()).toEqual([])

    start()
    page.ready()
    expect([stateOf(id), tasks]).toEqual([{ kind: 'paused', unread: true }, []])
    capture.goOn(id)
    expect(tasks).toMatchObject([{ kind: 'decode', recordingId: id, from: 120, last: { end: 50 } }])
    append(id, 120, 150, [spoken(50, 140)])
    endOf(id)
    expect(readFileSync(lab.fileOf(id)).subarray(44)).toEqual(knownSound(0, 150))
    capture.pause(id)
    expect(stateOf(id)).toEqual({ kind: 'paused' })
    capture.goOn(id)
    expect(stateOf(id)).toEqual({ kind: 'processing' })
  })

  test('a paused file can be cancelled and deleted; a dictation cannot be paused', () => {
    page.ready()
    const [read, unread] = [addFile(), addFile()]
    append(read, 0, 10)
    endOf(read)
    capture.pause(read)
    capture.cancel(read)
    expect(stateOf(read)).toEqual({ kind: 'cancelled' })
    capture.pause(unread)
    capture.cancel(unread)
    endOf(unread)
    expect(stateOf(unread)).toEqual({ kind: 'cancelled', unread: true })
    const { id } = capture.dictate({ language: 'et', holder: 'window' })
    expect(() => capture.pause(id)).toThrowError(failure('invalid_request'))
    capture.pause(read)
    expect(stateOf(read)).toEqual({ kind: 'cancelled' })
  })

  test('pausing the one that is read lets the next be read, and a lost page does not undo it', () => {
    page.ready()
    const [first, second] = [addFile(), addFile()]
    append(first, 0, 10)
    capture.pause(first)
    expect(reading()).toMatchObject({ recordingId: first })
    page.lost()
    expect(stateOf(first)).toEqual({ kind: 'paused', unread: true })
    page.ready()
    expect(reading()).toMatchObject({ recordingId: second })
  })

  test('one that is moved to the top is read at once; the one before goes on later', () => {
    page.ready()
    const [first, second, third] = [addFile(), addFile(), addFile()]
    append(first, 0, 30, [spoken(0, 20)])
    lab.recordings.setPiece(first, 0, { kind: 'sent', at: 1 })
    capture.move(third, 'top')
    expect(tasks.at(-1)).toEqual({ kind: 'halt', recordingId: first })
    append(first, 30, 40)
    endOf(first)
    expect(reading()).toMatchObject({ recordingId: third })
    expect(stateOf(first)).toEqual({ kind: 'interrupted' })
    // What is on its way stays on its way.
    expect(lab.recordings.openPieces(first, 1)).toMatchObject([{ state: { kind: 'sent' } }])
    append(third, 0, 5)
    endOf(third)
    expect(reading()).toMatchObject({ recordingId: first, from: 40, last: { end: 20 } })
    capture.move(first, 'down')
    endOf(first)
    expect(reading()).toMatchObject({ recordingId: second })
    expect(lab.recordings.queue().map(({ id }) => id)).toEqual([third, second, first])
  })

  test('a long one lets the next be read when it has enough to be transcribed', () => {
    page.ready()
    const [long, short] = [addFile(), addFile()]
    for (let at = 0; at < 20; at += 1) {
      expect(reading()).toMatchObject({ recordingId: long })
      append(long, at * minute, (at + 1) * minute, [spoken(at * minute, (at + 1) * minute)])
    }
    expect(tasks.at(-1)).toEqual({ kind: 'halt', recordingId: long })
    endOf(long)
    expect(reading()).toMatchObject({ recordingId: short })
    append(short, 0, 10)
    endOf(short)
    expect(reading()).toMatchObject({ recordingId: long, from: 20 * minute })
  })

  test('all of them are in the first page of the list, however old they are', () => {
    const ids = [addFile(), addFile(), addFile()]
    capture.pause(ids[0] ?? '')
    expect(lab.recordings.list(null, 1).recordings.map(({ id }) => id)).toEqual([
      ids[2],
      ids[0],
      ids[1],
    ])
  })
})

test('another track of a file is a recording of its own, read from the same file', () => {
  page.ready()
  const id = addFile()
  const tracks = [
    { language: 'et', name: null },
    { language: 'en', name: 'Interpreter' },
  ]
  capture.measured({ recordingId: id, length: null, tracks })
  append(id, 0, 10)
  capture.ended({ recordingId: id, trouble: null })
  lab.recordings.rename(id, 'Loeng')
  const other = capture.addTrack(id, 1)
  expect(other.source).toEqual({ kind: 'file', name: 'loeng.mp3', length: null, tracks, track: 1 })
  expect(tasks.at(-1)).toMatchObject({ kind: 'decode', recordingId: other.id, track: 1, from: 0 })
  expect(lab.recordings.pathOf(other.id)).toBe(lab.recordings.pathOf(id))
})

describe('the file that is read', () => {
  const text = (length: number) => 'x'.repeat(length)
  const begin = (): { id: string; path: string } => {
    const path = join(folder, 'loeng.mp3')
    writeFileSync(path, text(200_000))
    page.ready()
    const { id } = capture.addFile({ path, name: 'loeng.mp3', language: 'et' })
    append(id, 0, 32_000)
    return { id, path }
  }
  const restart = () => (start(), page.ready())
  const missing = [{ from: 2, to: null }]

  test('is read on after a restart where it is the same', () => {
    const { id, path } = begin()
    expect(lab.recordings.sourceFile(id)).toBe(path)
    restart()
    expect(tasks).toMatchObject([{ kind: 'decode', recordingId: id, from: 32_000 }])
  })

  test('is not read on where it has changed or gone: what there is is kept, and it is told from where it is missing', () => {
    const { id, path } = begin()
    writeFileSync(path, text(200_001))
    expect(lab.recordings.sourceFile(id)).toBeNull()
    restart()
    expect(tasks).toEqual([])
    expect(recordingOf(id)).toMatchObject({
      state: { kind: 'processing' },
      trouble: { code: 'source_changed', missing },
    })
    const other = begin().id
    rmSync(path)
    restart()
    expect(recordingOf(other)?.trouble).toEqual({ code: 'file_gone', missing })
  })

  test('is held where the disk was full, with the reason, and is read on when the person lets it', () => {
    const { id } = begin()
    capture.ended({ recordingId: id, trouble: { code: 'disk_full' } })
    expect(recordingOf(id)).toMatchObject({
      state: { kind: 'paused', unread: true },
      trouble: { code: 'disk_full' },
      samples: 32_000,
    })
    capture.goOn(id)
    expect(recordingOf(id)).toMatchObject({ state: { kind: 'recording' }, trouble: null })
    expect(tasks.at(-1)).toMatchObject({ kind: 'decode', recordingId: id, from: 32_000 })
  })

  test('that has changed stays paused, and says so when it goes on', () => {
    const { id, path } = begin()
    writeFileSync(path, text(10))
    capture.pause(id)
    capture.ended({ recordingId: id, trouble: null })
    expect(recordingOf(id)).toMatchObject({ state: { kind: 'paused' }, trouble: null })
    capture.goOn(id)
    expect(recordingOf(id)?.trouble).toEqual({ code: 'source_changed', missing })
  })

  test('that changes while it is read is told to have changed, not to be gone', () => {
    const { id, path } = begin()
    writeFileSync(path, `${text(100_000)}y${text(99_999)}y`)
    capture.ended({ recordingId: id, trouble: { code: 'file_gone' } })
    expect(recordingOf(id)?.trouble).toEqual({ code: 'source_changed', missing })
    const read = begin().id
    writeFileSync(path, text(10))
    capture.ended({ recordingId: read, trouble: null })
    expect(recordingOf(read)?.trouble).toEqual({ code: 'source_changed' })
  })
})
