import { mkdtempSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCapture, spoken, type CaptureLab } from './capture-lab.ts'
import { knownSound } from './known-sound.ts'

let folder: string
let lab: CaptureLab['lab']
let capture: CaptureLab['capture']
let page: CaptureLab['page']
let tasks: CaptureLab['tasks']
let reported: CaptureLab['reported']
let clock: CaptureLab['clock']
let addFile: CaptureLab['addFile']
let append: CaptureLab['append']

const start = (wav: Parameters<typeof openCapture>[1] = {}): void => {
  ;({ lab, capture, page, tasks, reported, clock, addFile, append } = openCapture(folder, wav))
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-capture-'))
  start()
})

afterEach(() => rmSync(folder, { recursive: true }))

const dictate = (): string => capture.dictate({ language: 'et', holder: 'window' }).id
const nextPage = (): void => (page.lost(), page.ready())
const recordingOf = (id: string) => lab.recordings.find(id)
const stateOf = (id: string) => recordingOf(id)?.state
const kinds = (): string[] => tasks.map(({ kind }) => kind)
const failure = (code: string): unknown => expect.objectContaining({ error: { code } })

/** What windows were told of a recording: its states, then that it is gone. */
const told = (id: string): string[] =>
  lab.heard.changes.flatMap(({ changed, removed }) => [
    ...changed.flatMap((recording) => {
      const { state } = recording
      if (recording.id !== id) return []
      return [state.kind === 'failed' ? `failed ${state.error.code}` : state.kind]
    }),
    ...(removed.includes(id) ? ['removed'] : []),
  ])

describe('a dictation', () => {
  beforeEach(() => page.ready())

  test('listens, takes sound, and is transcribed when it is released and has ended', () => {
    const id = dictate()
    append(id, 0, 100, [spoken(0, 90)])
    capture.release(id)
    capture.release(id)
    append(id, 100, 150)
    capture.ended({ recordingId: id, trouble: null })
    expect(tasks).toEqual([
      { kind: 'listen', recordingId: id, microphone: null, staysOpen: false },
      { kind: 'release', recordingId: id },
    ])
    expect(recordingOf(id)).toMatchObject({
      state: { kind: 'processing' },
      samples: 150,
      trouble: null,
    })
    expect(readFileSync(lab.fileOf(id)).subarray(44)).toEqual(knownSound(0, 150))
    expect(clock.pending()).toBe(0)
    expect(() => append(id, 150, 160)).toThrowError(failure('invalid_request'))
    capture.ended({ recordingId: id, trouble: { code: 'microphone_lost' } })
    expect(recordingOf(id)?.trouble).toBeNull()
  })

  test('that lost its microphone keeps and transcribes what was said, and says so', () => {
    const id = dictate()
    append(id, 0, 100)
    capture.ended({ recordingId: id, trouble: { code: 'microphone_lost' } })
    expect(recordingOf(id)).toMatchObject({
      state: { kind: 'processing' },
      trouble: { code: 'microphone_lost' },
      samples: 100,
    })
    capture.release(id)
    capture.cancel(id)
    expect(stateOf(id)).toEqual({ kind: 'cancelled' })
  })

  test('without any microphone says so, and leaves nothing', () => {
    const id = dictate()
    capture.ended({ recordingId: id, trouble: { code: 'microphone_missing' } })
    expect(told(id)).toEqual(['recording', 'failed microphone_missing', 'removed'])
    expect(recordingOf(id)).toBeNull()
    expect(readdirSync(dirname(lab.fileOf(id)))).toEqual([])
    capture.release(id)
    capture.cancel(id)
    expect(kinds()).toEqual(['listen'])
  })

  test('in which nothing came is done; there was nothing to hear', () => {
    const id = dictate()
    capture.release(id)
    capture.ended({ recordingId: id, trouble: null })
    expect(recordingOf(id)).toMatchObject({ state: { kind: 'done' }, hasSpeech: false, samples: 0 })
  })

  test('is cancelled when the page has ended it; its sound is kept', () => {
    const id = dictate()
    append(id, 0, 100)
    capture.cancel(id)
    capture.cancel(id)
    expect(kinds()).toEqual(['listen', 'halt'])
    append(id, 100, 120, [spoken(0, 120)])
    expect([stateOf(id), lab.recordings.openPieces(id, 9)]).toEqual([{ kind: 'recording' }, []])
    capture.ended({ recordingId: id, trouble: null })
    expect(recordingOf(id)).toMatchObject({ state: { kind: 'cancelled' }, samples: 120 })
    expect(clock.pending()).toBe(0)
  })

  test('is cancelled after 2 s by a page that does not answer', () => {
    const id = dictate()
    append(id, 0, 100)
    capture.release(id)
    capture.cancel(id)
    clock.advance(1999)
    expect(stateOf(id)).toEqual({ kind: 'recording' })
    clock.advance(1)
    expect(stateOf(id)).toEqual({ kind: 'cancelled' })
    expect(() => append(id, 100, 110)).toThrowError(failure('invalid_request'))
  })

  test('that was cancelled before any sound came is gone', () => {
    const id = dictate()
    capture.cancel(id)
    capture.ended({ recordingId: id, trouble: null })
    expect(told(id)).toEqual(['recording', 'cancelled', 'removed'])
  })

  test('ends 10 s after its release where the page hangs', () => {
    const id = dictate()
    append(id, 0, 100)
    capture.release(id)
    clock.advance(10_000)
    expect(recordingOf(id)).toMatchObject({
      state: { kind: 'processing' },
      trouble: { code: 'sound_interrupted' },
    })
    expect(kinds()).toEqual(['listen', 'release', 'halt'])
  })

  test('ends with the page that died, whether main saw it die or only the next one come', () => {
    const first = dictate()
    append(first, 0, 100)
    page.lost()
    const end = { state: { kind: 'processing' }, trouble: { code: 'sound_interrupted' } }
    expect(recordingOf(first)).toMatchObject(end)
    page.ready()
    const second = dictate()
    append(second, 0, 50)
    page.ready()
    expect(recordingOf(second)).toMatchObject(end)
    expect(kinds()).toEqual(['listen', 'listen'])
  })

  test('is released by a window that is loaded anew; files are not', () => {
    const [id, file] = [dictate(), addFile()]
    capture.releaseAll()
    expect(tasks.filter(({ kind }) => kind === 'release')).toEqual([
      { kind: 'release', recordingId: id },
    ])
    expect(stateOf(file)).toEqual({ kind: 'recording' })
  })

  test('that is deleted is halted, and takes no more sound', () => {
    const id = dictate()
    append(id, 0, 100)
    capture.delete(id)
    expect(kinds()).toEqual(['listen', 'halt'])
    expect(() => append(id, 100, 110)).toThrowError(failure('invalid_request'))
    capture.ended({ recordingId: id, trouble: null })
    expect(lab.recordings.restore(id)).toMatchObject({ state: { kind: 'cancelled' }, samples: 100 })
  })

  test('ends at quitting with all sound that came; the rest is done at the next start', () => {
    const id = dictate()
    append(id, 0, 100, [spoken(0, 40)])
    const cancelled = dictate()
    append(cancelled, 0, 10)
    capture.cancel(cancelled)
    const file = addFile()
    append(file, 0, 70)
    capture.close()
    expect(clock.pending()).toBe(0)
    lab.recordings.close()
    start()
    expect(recordingOf(id)).toMatchObject({
      state: { kind: 'processing' },
      samples: 100,
      trouble: null,
    })
    expect(stateOf(cancelled)).toEqual({ kind: 'cancelled' })
    expect(stateOf(file)).toEqual({ kind: 'interrupted' })
  })
})

describe('before the audio page is there', () => {
  test('a dictation waits for it, and a file too', () => {
    const [id, file] = [dictate(), addFile()]
    expect(tasks).toEqual([])
    page.ready()
    expect(kinds()).toEqual(['listen', 'decode'])
    append(id, 0, 10)
    append(file, 0, 10)
  })

  test('a dictation that is released says that it was interrupted; one that is cancelled goes', () => {
    const [released, cancelled] = [dictate(), dictate()]
    capture.release(released)
    capture.cancel(cancelled)
    expect(told(released)).toEqual(['recording', 'failed sound_interrupted', 'removed'])
    expect(told(cancelled)).toEqual(['recording', 'cancelled', 'removed'])
    page.ready()
    expect(tasks).toEqual([])
  })
})

describe('a file', () => {
  test('is read from its beginning, tells its length, and is transcribed', () => {
    page.ready()
    const id = addFile()
    expect(tasks).toEqual([
      { kind: 'decode', recordingId: id, url: `/source/${id}`, track: null, from: 0, last: null },
    ])
    capture.measured({ recordingId: id, length: 300, tracks: [] })
    append(id, 0, 300)
    expect(capture.read({ recordingId: id, from: 10, to: 20 })).toEqual(
      new Uint8Array(knownSound(10, 20)),
    )
    capture.ended({ recordingId: id, trouble: null })
    expect(recordingOf(id)).toMatchObject({
      source: { kind: 'file', name: 'loeng.mp3', length: 300 },
      state: { kind: 'processing' },
    })
  })

  test('is read on by the next audio page from its last sample, with its last piece', () => {
    page.ready()
    const id = addFile()
    append(id, 0, 300, [spoken(0, 100), spoken(80, 250)])
    nextPage()
    expect(stateOf(id)).toEqual({ kind: 'recording' })
    expect(tasks.at(-1)).toMatchObject({
      kind: 'decode',
      recordingId: id,
      from: 300,
      last: { index: 1, start: 80, end: 250, ending: 'length' },
    })
    append(id, 300, 400, [spoken(230, 400)])
    capture.ended({ recordingId: id, trouble: null })
    expect(lab.recordings.open(id).pieces).toHaveLength(3)
    expect(readFileSync(lab.fileOf(id)).subarray(44)).toEqual(knownSound(0, 400))
  })

  test('at which each audio page dies is given up after three; the files behind it are read', () => {
    page.ready()
    const [unreadable, damaged, whole] = [addFile(), addFile(), addFile()]
    for (let times = 0; times < 3; times += 1) {
      expect(stateOf(unreadable)).toEqual({ kind: 'recording' })
      expect(stateOf(damaged)).toEqual({ kind: 'interrupted' })
      nextPage()
    }
    expect(stateOf(unreadable)).toEqual({ kind: 'failed', error: { code: 'sound_unreadable' } })
    for (const from of [0, 100, 200]) {
      append(damaged, from, from + 100)
      nextPage()
      expect(stateOf(damaged)).toEqual({ kind: 'recording' })
    }
    nextPage()
    nextPage()
    expect(recordingOf(damaged)).toMatchObject({
      state: { kind: 'processing' },
      trouble: { code: 'sound_cut_short', missing: [{ from: 300 / 16_000, to: null }] },
      samples: 300,
    })
    expect(stateOf(whole)).toEqual({ kind: 'recording' })
    expect(tasks.at(-1)).toMatchObject({ kind: 'decode', recordingId: whole, from: 0 })
  })

  test('that a killed Jutt was reading is read on', () => {
    page.ready()
    const id = addFile()
    append(id, 0, 300, [spoken(0, 100)])
    start()
    expect(stateOf(id)).toEqual({ kind: 'interrupted' })
    page.ready()
    expect(tasks).toMatchObject([
      { kind: 'decode', recordingId: id, from: 300, last: { index: 0, end: 100 } },
    ])
    append(id, 300, 310)
    capture.ended({ recordingId: id, trouble: null })
    expect(stateOf(id)).toEqual({ kind: 'processing' })
  })

  test('that is damaged keeps what could be read; one that cannot be read stays and says why', () => {
    page.ready()
    const [damaged, unreadable, empty] = [addFile(), addFile(), addFile()]
    expect(kinds()).toEqual(['decode'])
    append(damaged, 0, 300)
    capture.ended({ recordingId: damaged, trouble: { code: 'sound_cut_short' } })
    capture.ended({ recordingId: unreadable, trouble: { code: 'sound_unreadable' } })
    capture.ended({ recordingId: empty, trouble: null })
    expect(recordingOf(damaged)).toMatchObject({
      state: { kind: 'processing' },
      trouble: { code: 'sound_cut_short' },
    })
    expect(stateOf(unreadable)).toEqual({ kind: 'failed', error: { code: 'sound_unreadable' } })
    expect(stateOf(empty)).toEqual({ kind: 'failed', error: { code: 'sound_empty' } })
    expect(lab.recordings.list(null, 9).recordings).toHaveLength(3)
  })

  test('that was cancelled is not read on, also where the page died meanwhile', () => {
    page.ready()
    const [first, second] = [addFile(), addFile()]
    append(first, 0, 10)
    capture.cancel(first)
    page.lost()
    expect(stateOf(first)).toEqual({ kind: 'cancelled', unread: true })
    capture.cancel(second)
    expect(stateOf(second)).toEqual({ kind: 'cancelled', unread: true })
    tasks.length = 0
    page.ready()
    expect(tasks).toEqual([])
    expect(clock.pending()).toBe(0)
  })

  test('that was cancelled before its end is read on where its text is asked for after all', () => {
    page.ready()
    const id = addFile()
    append(id, 0, 100, [spoken(0, 50)])
    capture.cancel(id)
    capture.ended({ recordingId: id, trouble: null })
    expect(recordingOf(id)).toMatchObject({ state: { kind: 'cancelled', unread: true } })
    tasks.length = 0
    capture.retry(id, null)
    expect(tasks).toMatchObject([{ kind: 'decode', recordingId: id, from: 100 }])
    append(id, 100, 150)
    capture.ended({ recordingId: id, trouble: null })
    expect(recordingOf(id)).toMatchObject({ state: { kind: 'processing' }, samples: 150 })
    expect(lab.recordings.open(id).pieces.map(({ start, end }) => [start, end])).toEqual([
      [0, 50],
      [0, 100],
      [100, 150],
    ])
  })
})

describe('a full disk', () => {
  test('refuses sound with its own code, and what was there is transcribed', () => {
    let isFull = false
    start({
      write(fd, bytes, offset, length, at) {
        if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
        return writeSync(fd, bytes, offset, length, at)
      },
    })
    page.ready()
    const id = dictate()
    append(id, 0, 100)
    isFull = true
    expect(() => append(id, 100, 200)).toThrowError(failure('disk_full'))
    capture.ended({ recordingId: id, trouble: { code: 'disk_full' } })
    expect(recordingOf(id)).toMatchObject({
      state: { kind: 'processing' },
      trouble: { code: 'disk_full' },
      samples: 100,
    })
    expect(() => dictate()).toThrowError(failure('disk_full'))
  })

  test('that takes no rows either is told at once, and the end is stored when there is room', () => {
    page.ready()
    const id = dictate()
    append(id, 0, 100)
    lab.fill()
    expect(() => append(id, 100, 200, [spoken(0, 150)])).toThrowError(failure('disk_full'))
    capture.ended({ recordingId: id, trouble: { code: 'disk_full' } })
    expect(told(id)).toEqual(['recording', 'failed disk_full'])
    expect(reported).toHaveLength(1)
    clock.advance(5000)
    expect(told(id)).toEqual(['recording', 'failed disk_full', 'failed disk_full'])
    lab.makeRoom()
    clock.advance(5000)
    expect(recordingOf(id)).toMatchObject({
      state: { kind: 'processing' },
      trouble: { code: 'disk_full' },
      samples: 200,
    })
    expect(clock.pending()).toBe(0)
  })
})
