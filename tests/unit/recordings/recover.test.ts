import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLifecycle } from '../../../electron/recordings/lifecycle.ts'
import { recoverRecordings } from '../../../electron/recordings/recover.ts'
import { createSounds } from '../../../electron/recordings/sounds.ts'
import { wavHeader } from '../../../electron/recordings/wav-header.ts'
import type { NewRecording } from '../../../electron/recordings/recordings.ts'
import { AppFailure } from '../../../shared/app-failure.ts'
import type { Cut } from '../../../shared/ipc/schemas/recordings.ts'
import { knownSound } from './known-sound.ts'
import { openRecordings, type RecordingsLab } from './recordings-lab.ts'

let folder: string
let lab: RecordingsLab

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-recover-'))
  lab = openRecordings(folder)
})

afterEach(() => rmSync(folder, { recursive: true }))

const microphone: NewRecording = { source: { kind: 'microphone' }, language: 'et' }
const aFile: NewRecording = {
  source: { kind: 'file', name: 'loeng.mp3', length: 16_000 },
  language: 'auto',
  path: '/home/mari/loeng.mp3',
}
const spoken = (start: number, end: number): Cut => ({
  start,
  end,
  speech: [{ start, end }],
  ending: 'pause',
})

function begun(what: NewRecording, samples: number, cuts: Cut[]): string {
  const { id } = lab.recordings.begin(what)
  lab.recordings.append(id, knownSound(0, samples), cuts)
  return id
}

const nothing = { ended: [], interrupted: [], soundless: [], found: [], refused: [] }

/** The next start, without an end of the one before. */
function restart() {
  lab = openRecordings(folder)
  return lab.recordings.recover()
}

test('a recording that was on when Jutt died ends with all its sound; what was on its way waits again', () => {
  const id = begun(microphone, 300, [spoken(0, 100), spoken(100, 200)])
  lab.recordings.setPiece(id, 0, { kind: 'done' }, 'Tere')
  lab.recordings.setPiece(id, 1, { kind: 'sent', at: 1 })
  // The kill came in the middle of a sample.
  writeFileSync(lab.fileOf(id), new Uint8Array(1), { flag: 'a' })

  expect(restart()).toEqual({ ...nothing, ended: [id] })
  expect(lab.recordings.open(id)).toMatchObject({
    recording: { state: { kind: 'processing' }, samples: 300 },
    pieces: [
      { text: 'Tere', state: { kind: 'done' } },
      { start: 100, end: 200, state: { kind: 'waiting' } },
      { start: 200, end: 300, speech: null, state: { kind: 'waiting' } },
    ],
  })
  const bytes = readFileSync(lab.fileOf(id))
  expect(bytes.subarray(0, 44)).toEqual(wavHeader(600))
  expect(bytes.subarray(44)).toEqual(knownSound(0, 300))
  expect(lab.recordings.unfinished().map((recording) => recording.id)).toEqual([id])
  expect(restart()).toEqual(nothing)
  expect(lab.recordings.open(id).pieces).toHaveLength(3)
})

test('a dictation into which no sound had come leaves nothing; a file waits to be read', () => {
  const dictated = begun(microphone, 0, [])
  const file = begun(aFile, 0, [])
  expect(restart()).toEqual({ ...nothing, interrupted: [file] })
  expect(lab.stores.recordings.has(dictated)).toBe(false)
  expect(existsSync(lab.fileOf(dictated))).toBe(false)
  expect(lab.recordings.pathOf(file)).toBe(aFile.path)
})

test('a file that was being read can be read on from where it was, with no cut in between', () => {
  const id = begun(aFile, 300, [spoken(0, 100)])
  expect(restart()).toEqual({ ...nothing, interrupted: [id] })
  expect(restart()).toEqual({ ...nothing, interrupted: [id] })
  expect(lab.recordings.list(null, 1).recordings[0]).toMatchObject({
    state: { kind: 'interrupted' },
    samples: 300,
  })
  expect(() => lab.recordings.append(id, knownSound(300, 310), [])).toThrow('invalid_request')
  expect(lab.recordings.resume(id)).toMatchObject({
    recording: { state: { kind: 'recording' }, samples: 300 },
    pieces: [{ end: 100 }],
  })
  expect(() => lab.recordings.resume(id)).toThrow('invalid_request')
  lab.recordings.append(id, knownSound(300, 400), [spoken(100, 400)])
  expect(lab.recordings.finish(id)).toMatchObject({ state: { kind: 'processing' }, samples: 400 })
  expect(lab.recordings.open(id).pieces).toHaveLength(2)
  expect(Buffer.from(lab.recordings.readSamples(id, 0, 400))).toEqual(knownSound(0, 400))
})

test('an interrupted file that is not read on is finished with what came of it', () => {
  const id = begun(aFile, 300, [spoken(0, 100)])
  restart()
  expect(lab.recordings.finish(id).state).toEqual({ kind: 'processing' })
  expect(lab.recordings.open(id).pieces).toMatchObject([{ end: 100 }, { start: 100, end: 300 }])
})

test('an ordinary end closes the files whole; the next start does the rest', () => {
  const id = begun(microphone, 300, [])
  lab.recordings.close()
  expect(readFileSync(lab.fileOf(id)).subarray(0, 44)).toEqual(wavHeader(600))
  expect(restart()).toEqual({ ...nothing, ended: [id] })
})

test('what was processing goes on; what had ended stays as it was', () => {
  const processing = begun(microphone, 100, [spoken(0, 100)])
  lab.recordings.setPiece(processing, 0, { kind: 'sent', at: 1 })
  lab.recordings.finish(processing)
  const cancelled = begun(microphone, 100, [spoken(0, 100)])
  lab.recordings.cancel(cancelled)
  const done = begun(microphone, 0, [])
  lab.recordings.finish(done)
  expect(restart()).toEqual(nothing)
  expect(lab.recordings.open(processing)).toMatchObject({
    recording: { state: { kind: 'processing' } },
    pieces: [{ state: { kind: 'waiting' } }],
  })
  expect(lab.recordings.open(cancelled).recording.state).toEqual({ kind: 'cancelled' })
  expect(lab.recordings.open(done).recording.state).toEqual({ kind: 'done' })
})

test('rows without their sound keep their texts, and say that they cannot go on', () => {
  const lost = begun(microphone, 200, [spoken(0, 100), spoken(100, 200)])
  lab.recordings.setPiece(lost, 0, { kind: 'done' }, 'kept')
  const finished = begun(microphone, 100, [spoken(0, 100)])
  lab.recordings.setPiece(finished, 0, { kind: 'done' }, 'also kept')
  lab.recordings.finish(finished)
  const damaged = begun(aFile, 100, [])
  lab.recordings.close()
  rmSync(lab.fileOf(lost))
  rmSync(lab.fileOf(finished))
  const scrap = Buffer.alloc(500, 7)
  writeFileSync(lab.fileOf(damaged), scrap)

  expect(restart()).toEqual({ ...nothing, soundless: [lost, damaged] })
  expect(lab.recordings.open(lost)).toMatchObject({
    recording: { state: { kind: 'failed', error: { code: 'not_found' } } },
    pieces: [{ text: 'kept' }, { state: { kind: 'waiting' } }],
  })
  expect(lab.recordings.open(finished)).toMatchObject({
    recording: { state: { kind: 'done' } },
    pieces: [{ text: 'also kept' }],
  })
  expect(lab.recordings.open(damaged).recording.state).toMatchObject({
    kind: 'failed',
    error: { code: 'foreign_sound' },
  })
  expect(readFileSync(lab.fileOf(damaged))).toEqual(scrap)
  expect(restart()).toEqual(nothing)
})

test('sound without a row comes back to the list, is not sent unasked, and can be transcribed', () => {
  const id = begun(microphone, 40 * 16_000, [])
  lab.recordings.close()
  lab.sql('DELETE FROM recordings')
  expect(restart()).toEqual({ ...nothing, found: [id] })
  const { recording, pieces } = lab.recordings.open(id)
  expect(recording).toMatchObject({
    source: { kind: 'found' },
    state: { kind: 'cancelled' },
    samples: 40 * 16_000,
  })
  expect(recording.createdAt).toBeGreaterThan(Date.now() - 60_000)
  expect(pieces).toHaveLength(2)
  expect(lab.recordings.unfinished()).toEqual([])
  expect(lab.recordings.retry(id, null).state).toEqual({ kind: 'processing' })
  expect(restart()).toEqual(nothing)
})

test('other files are left alone; an empty recording of nobody is taken away', () => {
  const id = begun(microphone, 100, [])
  lab.recordings.finish(id)
  const sounds = dirname(lab.fileOf(id))
  const others = ['notes.txt', 'My song.wav', 'UPPER.WAV', '.hidden.wav', '0f0f-1234.wav']
  for (const name of others) writeFileSync(join(sounds, name), 'somebody may want this')
  mkdirSync(join(sounds, 'abc-1.wav'))
  writeFileSync(join(sounds, 'abc-2.wav'), wavHeader(0))
  const recovered = restart()
  expect({ ...recovered, refused: recovered.refused.toSorted() }).toEqual({
    ...nothing,
    refused: ['0f0f-1234', 'abc-1'],
  })
  expect(readdirSync(sounds).toSorted()).toEqual([...others, 'abc-1.wav', `${id}.wav`].toSorted())
})

test('an empty sound that cannot be removed keeps nobody from starting', () => {
  const id = begun(microphone, 0, [])
  const sounds = createSounds(dirname(lab.fileOf(id)))
  writeFileSync(lab.fileOf('abc-2'), wavHeader(0))
  const held = {
    ...lab.stores,
    atomically: <T>(work: () => T): T => work(),
    sounds: {
      ...sounds,
      remove() {
        throw new AppFailure({ code: 'storage_failed' })
      },
    },
  }
  const found = recoverRecordings({ ...held, lifecycle: createLifecycle(held) })
  expect(found).toEqual(nothing)
  expect(restart()).toEqual(nothing)
  expect(existsSync(lab.fileOf(id))).toBe(false)
  expect(lab.stores.recordings.has(id)).toBe(false)
})

test('a deleted recording whose file cannot be removed stays deleted, and is tried again', () => {
  const id = begun(microphone, 100, [])
  lab.recordings.delete(id)
  // A folder in the file's place cannot be removed as a file.
  rmSync(lab.fileOf(id))
  mkdirSync(lab.fileOf(id))
  expect(restart()).toEqual(nothing)
  expect(lab.recordings.list(null, 10).recordings).toEqual([])
  rmSync(lab.fileOf(id), { recursive: true })
  writeFileSync(lab.fileOf(id), wavHeader(0))
  expect(restart()).toEqual(nothing)
  expect(existsSync(lab.fileOf(id))).toBe(false)
  expect(lab.stores.recordings.has(id)).toBe(false)
})
