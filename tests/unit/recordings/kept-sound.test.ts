import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAudioPage, type AudioPageLife } from '../../../electron/recordings/audio-page.ts'
import { createCompression } from '../../../electron/recordings/sound/compression.ts'
import { saveRoom } from '../../../electron/recordings/sound/save-room.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { SoundTask } from '../../../shared/ipc/schemas/recordings.ts'
import { knownSound } from './known-sound.ts'
import { openRecordings, type RecordingsLab } from './recordings-lab.ts'

let folder: string
let lab: RecordingsLab

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-kept-'))
  lab = openRecordings(folder)
})

afterEach(() => {
  lab.recordings.close()
  rmSync(folder, { recursive: true })
})

/** A transcript of a file of two seconds, done. */
function transcribed(): string {
  const source = { kind: 'file', name: 'loeng.mp3', length: null } as const
  const { id } = lab.recordings.begin({ source, language: 'et', path: '/loeng.mp3' })
  const speech = [{ start: 0, end: 32_000 }]
  lab.recordings.append(id, knownSound(0, 32_000), [
    { start: 0, end: 32_000, speech, ending: 'end' },
  ])
  lab.recordings.finish(id)
  lab.recordings.setPiece(id, 0, { kind: 'done' }, 'Tere.')
  return id
}

const besides = (id: string, ending: string): string => lab.fileOf(id).replace(/wav$/, ending)

function createWork() {
  const tasks: SoundTask[] = []
  const failures: AppError[] = []
  const woken = { times: 0 }
  const page: AudioPageLife = createAudioPage({
    send: (task) => tasks.push(task),
    open: () => (woken.times += 1),
    users: () => [compression],
  })
  const compression = createCompression({
    recordings: () => lab.recordings,
    page,
    failed: (_id, error) => failures.push(error),
    report: () => undefined,
  })
  return { tasks, failures, woken, page, compression }
}

describe('compressing', () => {
  test('puts what the page made in the place of the sound, whose peaks stay', async () => {
    const id = transcribed()
    const { page, tasks, woken, compression } = createWork()
    // Nobody waits for what is done by itself.
    compression.compressOld(id)
    expect(woken.times).toBe(0)
    compression.compress(id)
    expect(woken.times).toBe(1)
    expect(tasks).toEqual([])
    page.ready()
    expect(tasks).toMatchObject([{ kind: 'compress', recordingId: id, url: `/sound/${id}` }])
    expect(lab.recordings.open(id).recording.sound).toEqual({ kind: 'compressing' })
    compression.take({ recordingId: id, bytes: Buffer.from('Ogg') })
    compression.take({ recordingId: id, bytes: Buffer.from('S, and so on') })
    await compression.ended({ recordingId: id, trouble: null })
    const { sound } = lab.recordings.open(id).recording
    expect(sound).toEqual({ kind: 'compressed', bytes: 15 })
    expect(readFileSync(besides(id, 'ogg'), 'utf8')).toBe('OggS, and so on')
    expect(existsSync(lab.fileOf(id))).toBe(false)
    expect(existsSync(besides(id, 'part'))).toBe(false)
    expect((await lab.recordings.peaks(id, 100)).peaks).toHaveLength(20)
    expect(lab.recordings.servedSound(id, null)).toEqual({
      file: besides(id, 'ogg'),
      type: 'audio/ogg',
    })
  })

  test('costs nothing where it fails, and that is told to whoever asked for it', async () => {
    const id = transcribed()
    const { page, failures, compression, tasks } = createWork()
    page.ready()
    compression.compress(id)
    compression.take({ recordingId: id, bytes: Buffer.from('Ogg') })
    await compression.ended({ recordingId: id, trouble: { code: 'sound_not_compressed' } })
    expect(failures).toEqual([{ code: 'sound_not_compressed' }])
    expect(lab.recordings.open(id).recording.sound).toEqual({ kind: 'whole' })
    expect(existsSync(lab.fileOf(id))).toBe(true)
    expect(existsSync(besides(id, 'part'))).toBe(false)
    // What is done by itself is not tried again and again.
    compression.compressOld(id)
    expect(tasks).toHaveLength(1)
  })

  test('leaves the sound as it is where it is needed again meanwhile', async () => {
    const id = transcribed()
    const { page, compression } = createWork()
    page.ready()
    lab.recordings.setPiece(id, 0, { kind: 'gap', reason: { kind: 'short' } })
    compression.compress(id)
    lab.recordings.retry(id, 0)
    await compression.ended({ recordingId: id, trouble: null })
    expect(lab.recordings.open(id).recording.sound).toEqual({ kind: 'whole' })
    expect(existsSync(lab.fileOf(id))).toBe(true)
  })

  test('goes on with the next page where one died, and is cleaned up after a crash of Jutt', () => {
    const id = transcribed()
    const { page, tasks, compression } = createWork()
    page.ready()
    compression.compress(id)
    page.lost()
    page.ready()
    expect(tasks.filter(({ kind }) => kind === 'compress')).toHaveLength(2)
    writeFileSync(besides(id, 'ogg'), 'half')
    lab.recordings.recover()
    expect(existsSync(besides(id, 'ogg'))).toBe(false)
    expect(existsSync(besides(id, 'part'))).toBe(false)
    expect(existsSync(lab.fileOf(id))).toBe(true)
  })

  test('a crash between the two leaves the compressed sound alone', () => {
    const id = transcribed()
    writeFileSync(besides(id, 'ogg'), 'whole')
    lab.stores.recordings.setSound(id, { kind: 'compressed', bytes: 5 })
    lab.recordings.recover()
    expect(existsSync(lab.fileOf(id))).toBe(false)
    expect(existsSync(besides(id, 'ogg'))).toBe(true)
    expect(lab.recordings.open(id).recording.state).toEqual({ kind: 'done' })
  })
})

test('what an older copy of the data says of a sound gives way to the sound that is there', () => {
  const [first, second] = [transcribed(), transcribed()]
  writeFileSync(besides(first, 'ogg'), 'whole')
  rmSync(lab.fileOf(first))
  lab.stores.recordings.setSound(second, { kind: 'compressed', bytes: 5 })
  lab.recordings.recover()
  expect(lab.recordings.open(first).recording.sound).toEqual({ kind: 'compressed', bytes: 5 })
  expect(lab.recordings.open(second).recording.sound).toEqual({ kind: 'whole' })
  expect(existsSync(lab.fileOf(second))).toBe(true)
})

describe('deleting the sound', () => {
  test('leaves the text, and says why nothing can be transcribed again', async () => {
    const id = transcribed()
    await lab.recordings.peaks(id, 10)
    lab.recordings.deleteSound(id)
    const { recording, pieces } = lab.recordings.open(id)
    expect(recording.sound).toEqual({ kind: 'deleted' })
    expect(pieces[0]?.text).toBe('Tere.')
    for (const ending of ['wav', 'peaks', 'ogg']) {
      expect(existsSync(besides(id, ending))).toBe(false)
    }
    expect(lab.recordings.servedSound(id, null)).toBeNull()
    expect(() => lab.recordings.retry(id, null)).toThrow(
      expect.objectContaining({ error: { code: 'sound_deleted' } }),
    )
    await expect(lab.recordings.readSound(id, 0, 10)).rejects.toMatchObject({
      error: { code: 'sound_deleted' },
    })
    lab.recordings.recover()
    expect(lab.recordings.open(id).recording.state).toEqual({ kind: 'done' })
  })

  test('is refused while text still comes', () => {
    const id = transcribed()
    lab.recordings.setPiece(id, 0, { kind: 'gap', reason: { kind: 'short' } })
    lab.recordings.retry(id, 0)
    expect(() => lab.recordings.deleteSound(id)).toThrow(
      expect.objectContaining({ error: { code: 'invalid_request' } }),
    )
  })
})

describe('sounds that grow old', () => {
  const day = 86_400_000

  function look(soundAfter: 'keep' | 'compress' | 'delete', now: number): string[] {
    const asked: string[] = []
    saveRoom({
      recordings: lab.recordings,
      compression: { compressOld: (id) => asked.push(id) },
      settings: () => ({ soundAfter, soundDays: 7 }),
      now: () => now,
    })
    return asked
  }

  test('are compressed or deleted as is wished, but not before', () => {
    const id = transcribed()
    expect(look('keep', 30 * day)).toEqual([])
    expect(look('compress', 6 * day)).toEqual([])
    expect(look('compress', 8 * day)).toEqual([id])
    look('delete', 6 * day)
    expect(lab.recordings.open(id).recording.sound).toEqual({ kind: 'whole' })
    look('delete', 8 * day)
    expect(lab.recordings.open(id).recording.sound).toEqual({ kind: 'deleted' })
  })

  test('are never deleted by themselves while a part of the text is missing', () => {
    const id = transcribed()
    lab.recordings.setPiece(id, 0, { kind: 'gap', reason: { kind: 'short' } })
    look('delete', 30 * day)
    expect(lab.recordings.open(id).recording.sound).toEqual({ kind: 'whole' })
    expect(look('compress', 30 * day)).toEqual([id])
  })
})
