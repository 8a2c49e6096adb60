import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRecording, recordingState, type Cut } from '../../../shared/ipc/schemas/recordings.ts'
import type { NewRecording } from '../../../electron/recordings/recordings.ts'
import { knownSound } from './known-sound.ts'
import { openRecordings, type RecordingsLab } from './recordings-lab.ts'

let folder: string
let lab: RecordingsLab

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-recordings-'))
  lab = openRecordings(folder)
})

afterEach(() => {
  lab.recordings.close()
  rmSync(folder, { recursive: true })
})

const microphone: NewRecording = { source: { kind: 'microphone' }, language: 'et' }
const aFile: NewRecording = {
  source: { kind: 'file', name: 'loeng.mp3', length: null },
  language: 'et',
  path: '/home/mari/loeng.mp3',
}
const failure = (code: string): unknown =>
  expect.objectContaining({ error: expect.objectContaining({ code }) as unknown })

const spoken = (start: number, end: number): Cut => ({
  start,
  end,
  speech: [{ start, end }],
  ending: 'pause',
})
const silent = (start: number, end: number): Cut => ({ start, end, speech: [], ending: 'pause' })

/** A recording of so many samples with these cuts, which still runs. */
function begun(samples: number, cuts: Cut[], what = microphone): string {
  const { id } = lab.recordings.begin(what)
  lab.recordings.append(id, knownSound(0, samples), cuts)
  return id
}

const kindsOf = (id: string) => lab.recordings.open(id).pieces.map(({ state }) => state.kind)
const stateOf = (id: string) => lab.recordings.open(id).recording.state

describe('recording', () => {
  test('keeps sound and pieces in any chunking of both', () => {
    const step = fc.record({ samples: fc.nat(400), cut: fc.boolean(), silent: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const { id } = lab.recordings.begin(microphone)
        const cuts: Cut[] = []
        let samples = 0
        let cutUntil = 0
        for (const next of steps) {
          const from = samples
          samples += next.samples
          const isCut = next.cut && samples > cutUntil
          const cut = (next.silent ? silent : spoken)(cutUntil, samples)
          if (isCut) {
            cuts.push(cut)
            cutUntil = samples
          }
          const after = lab.recordings.append(id, knownSound(from, samples), isCut ? [cut] : [])
          expect(after).toBe(samples)
          expect(lab.recordings.open(id).recording.samples).toBe(samples)
        }
        lab.recordings.finish(id)
        const opened = lab.recordings.open(id)
        expect(openRecording.parse(opened)).toEqual(opened)
        const { recording, pieces } = opened
        expect(recording.samples).toBe(samples)
        const tail = samples > cutUntil ? [{ start: cutUntil, end: samples, speech: null }] : []
        expect(pieces).toMatchObject([...cuts, ...tail])
        expect(pieces.map(({ index }) => index)).toEqual(pieces.map((_, index) => index))
        for (const { start, end } of pieces) {
          const pcm = Buffer.from(lab.recordings.readSamples(id, start, end))
          expect(pcm.equals(knownSound(start, end))).toBe(true)
        }
        expect(readFileSync(lab.fileOf(id)).subarray(44)).toEqual(knownSound(0, samples))
      }),
      { numRuns: 40 },
    )
  })

  test('keeps the sound where a cut is refused, and none of the pieces beside it', () => {
    const { id } = lab.recordings.begin(microphone)
    const cuts = [spoken(0, 50), spoken(50, 101)]
    expect(() => lab.recordings.append(id, knownSound(0, 100), cuts)).toThrowError(
      failure('invalid_request'),
    )
    expect(lab.recordings.open(id)).toMatchObject({ recording: { samples: 100 }, pieces: [] })
    expect(lab.recordings.append(id, knownSound(100, 200), [spoken(0, 150)])).toBe(200)
  })

  test('keeps the sound where the database cannot take the pieces; the next cut covers them', () => {
    const { id } = lab.recordings.begin(microphone)
    lab.sql(`CREATE TRIGGER full BEFORE INSERT ON pieces BEGIN SELECT raise(ABORT, 'full'); END`)
    expect(() => lab.recordings.append(id, knownSound(0, 100), [spoken(0, 100)])).toThrow('full')
    lab.sql('DROP TRIGGER full')
    lab.recordings.append(id, knownSound(100, 200), [spoken(100, 180)])
    expect(lab.recordings.open(id).pieces).toMatchObject([
      { start: 0, end: 100, speech: null, state: { kind: 'waiting' } },
      { start: 100, end: 180 },
    ])
  })

  test('that cannot be begun leaves no file', () => {
    lab.sql(
      `CREATE TRIGGER full BEFORE INSERT ON recordings BEGIN SELECT raise(ABORT, 'full'); END`,
    )
    expect(() => lab.recordings.begin(microphone)).toThrow('full')
    expect(readdirSync(dirname(lab.fileOf('any')))).toEqual([])
    expect(lab.recordings.list(null, 10).recordings).toEqual([])
  })

  test('that has ended takes no more sound, and ending it again changes nothing', () => {
    const id = begun(100, [spoken(0, 100)])
    lab.recordings.finish(id)
    expect(() => lab.recordings.append(id, knownSound(100, 110), [])).toThrowError(
      failure('invalid_request'),
    )
    expect(lab.recordings.finish(id).state).toEqual({ kind: 'processing' })
    lab.recordings.cancel(id)
    expect(lab.recordings.finish(id).state).toEqual({ kind: 'cancelled' })
  })

  test('tells of itself and of new pieces, once each', () => {
    const id = begun(100, [spoken(0, 60)])
    lab.recordings.append(id, knownSound(100, 120), [])
    lab.recordings.finish(id)
    expect(lab.heard.pieces.map(({ pieces }) => pieces.map(({ index }) => index))).toEqual([
      [0],
      [1],
    ])
    const states = lab.heard.changes.map(({ changed }) => changed[0]?.state.kind)
    expect(states).toEqual(['recording', 'recording', 'processing'])
  })
})

describe('transcribing', () => {
  test('is done when the last piece is, whatever the order; silence is never waited for', () => {
    const id = begun(300, [spoken(0, 100), silent(100, 200), spoken(200, 300)])
    expect(kindsOf(id)).toEqual(['waiting', 'silent', 'waiting'])
    lab.recordings.setPiece(id, 2, { kind: 'sent', at: 1 })
    lab.recordings.setPiece(id, 2, { kind: 'done' }, 'maailm')
    expect(lab.recordings.finish(id)).toMatchObject({
      state: { kind: 'processing' },
      untranscribed: 100,
    })
    lab.recordings.setPiece(id, 0, { kind: 'done' }, 'Tere')
    const { recording, pieces } = lab.recordings.open(id)
    expect(recording).toMatchObject({ state: { kind: 'done' }, untranscribed: 0, gaps: 0 })
    expect(pieces.map(({ text }) => text)).toEqual(['Tere', '', 'maailm'])
  })

  test('a recording that is all transcribed, or silent, is done when it ends; not before', () => {
    const id = begun(100, [silent(0, 100)])
    expect(stateOf(id)).toEqual({ kind: 'recording' })
    expect(lab.recordings.finish(id).state).toEqual({ kind: 'done' })
    const empty = lab.recordings.begin(microphone)
    expect(lab.recordings.finish(empty.id)).toMatchObject({ state: { kind: 'done' }, samples: 0 })
  })

  test('a gap is counted, keeps what text came, and waits again when retried', () => {
    const id = begun(200, [spoken(0, 100), spoken(100, 200)])
    lab.recordings.finish(id)
    lab.recordings.setPiece(id, 0, { kind: 'done' }, 'whole')
    lab.recordings.setPiece(id, 1, { kind: 'gap', reason: { kind: 'short' } }, 'half of')
    expect(lab.recordings.open(id)).toMatchObject({
      recording: { state: { kind: 'done' }, gaps: 1 },
      pieces: [{ text: 'whole' }, { text: 'half of', state: { kind: 'gap' } }],
    })
    expect(lab.recordings.retry(id, null)).toMatchObject({ state: { kind: 'processing' }, gaps: 0 })
    expect(kindsOf(id)).toEqual(['done', 'waiting'])
    expect(lab.recordings.open(id).pieces[1]).toMatchObject({ text: 'half of' })
    lab.recordings.setPiece(id, 1, { kind: 'sent', at: 1 })
    expect(lab.recordings.open(id).pieces[1]).toMatchObject({ text: 'half of' })
    lab.recordings.setPiece(id, 1, { kind: 'done' }, 'all of it')
    expect(stateOf(id)).toEqual({ kind: 'done' })
  })

  test.each(['cancel', 'fail'] as const)(
    '%s keeps all sound, sends nothing more, and can be taken back',
    (way) => {
      const id = begun(300, [spoken(0, 100), spoken(100, 200)])
      lab.recordings.setPiece(id, 0, { kind: 'done' }, 'kept')
      lab.recordings.setPiece(id, 1, { kind: 'sent', at: 1 })
      const error = { code: 'cut' } as const
      const ended = way === 'cancel' ? lab.recordings.cancel(id) : lab.recordings.fail(id, error)
      expect(ended.state).toEqual(
        way === 'cancel' ? { kind: 'cancelled' } : { kind: 'failed', error },
      )
      expect(recordingState.parse(ended.state)).toEqual(ended.state)
      expect(ended.samples).toBe(300)
      expect(kindsOf(id)).toEqual(['done', 'waiting', 'waiting'])
      expect(lab.recordings.unfinished()).toEqual([])
      expect(Buffer.from(lab.recordings.readSamples(id, 0, 300))).toEqual(knownSound(0, 300))
      expect(lab.recordings.retry(id, null).state).toEqual({ kind: 'processing' })
      expect(lab.recordings.unfinished().map((recording) => recording.id)).toEqual([id])
    },
  )

  test('can be cancelled after the sound has ended, but not when all is done', () => {
    const id = begun(100, [spoken(0, 100)])
    lab.recordings.finish(id)
    expect(lab.recordings.cancel(id).state).toEqual({ kind: 'cancelled' })
    lab.recordings.retry(id, null)
    lab.recordings.setPiece(id, 0, { kind: 'done' }, 'x')
    expect(lab.recordings.cancel(id).state).toEqual({ kind: 'done' })
  })

  test('a piece or a sound that is not there cannot be tried again', () => {
    const id = begun(100, [])
    expect(() => lab.recordings.setPiece(id, 0, { kind: 'done' })).toThrowError(
      failure('not_found'),
    )
    expect(() => lab.recordings.retry(id, 0)).toThrowError(failure('not_found'))
    lab.recordings.finish(id)
    rmSync(lab.fileOf(id))
    expect(() => lab.recordings.retry(id, null)).toThrowError(failure('not_found'))
  })

  test('one gap is tried again, or all of them, also while sound still comes', () => {
    const id = begun(300, [spoken(0, 100), spoken(100, 200), spoken(200, 300)], aFile)
    const gap = { kind: 'gap', reason: { kind: 'loop' } } as const
    for (const index of [0, 1, 2]) lab.recordings.setPiece(id, index, gap)
    expect(lab.recordings.retry(id, 1)).toMatchObject({ state: { kind: 'recording' }, gaps: 2 })
    expect(kindsOf(id)).toEqual(['gap', 'waiting', 'gap'])
    lab.recordings.finish(id)
    lab.recordings.setPiece(id, 1, { kind: 'done' }, 'x')
    expect(stateOf(id)).toEqual({ kind: 'done' })
    lab.recordings.retry(id, 2)
    expect(lab.recordings.retry(id, 2).state).toEqual({ kind: 'processing' })
    expect(kindsOf(id)).toEqual(['gap', 'done', 'waiting'])
    lab.recordings.retry(id, null)
    expect(kindsOf(id)).toEqual(['waiting', 'done', 'waiting'])
    expect(lab.recordings.openPieces(id, 5).map(({ index }) => index)).toEqual([0, 2])
  })

  test('a piece that nobody had listened to is silent, or speaks, once somebody has', () => {
    const id = begun(300, [])
    lab.recordings.finish(id)
    expect(lab.recordings.open(id).recording).toMatchObject({
      hasSpeech: false,
      untranscribed: 300,
    })
    lab.recordings.setSpeech(id, 0, [{ start: 20, end: 90 }])
    expect(lab.recordings.open(id)).toMatchObject({
      recording: { hasSpeech: true, state: { kind: 'processing' } },
      pieces: [{ speech: [{ start: 20, end: 90 }], state: { kind: 'waiting' } }],
    })
    lab.recordings.setSpeech(id, 0, [])
    expect(lab.recordings.open(id)).toMatchObject({
      recording: { hasSpeech: false, state: { kind: 'done' }, untranscribed: 0 },
      pieces: [{ speech: [], state: { kind: 'silent' } }],
    })
  })

  test('learns its language', () => {
    const { id } = lab.recordings.begin({ ...microphone, language: 'auto' })
    expect(lab.recordings.setLanguage(id, 'fi').language).toBe('fi')
  })
})

describe('the end', () => {
  test('may come too early; why is kept with the sound that came', () => {
    const id = begun(100, [spoken(0, 100)])
    expect(lab.recordings.open(id).recording.trouble).toBeNull()
    const trouble = { code: 'microphone_lost', detail: 'USB' } as const
    expect(lab.recordings.finish(id, trouble)).toMatchObject({
      state: { kind: 'processing' },
      trouble,
    })
    expect(openRecordings(folder).recordings.open(id).recording.trouble).toEqual(trouble)
  })

  test('of a recording into which no sound came is told, and leaves nothing', () => {
    const id = begun(0, [])
    const state = { kind: 'failed', error: { code: 'microphone_missing' } } as const
    lab.recordings.discard(id, state)
    expect(lab.heard.changes.slice(-2)).toMatchObject([
      { changed: [{ id, state }], removed: [] },
      { changed: [], removed: [id] },
    ])
    expect(readdirSync(dirname(lab.fileOf(id)))).toEqual([])
    expect(lab.stores.recordings.has(id)).toBe(false)
    const spoke = begun(10, [])
    expect(() => lab.recordings.discard(spoke, state)).toThrowError(failure('invalid_request'))
    expect(lab.recordings.readSamples(spoke, 0, 10)).toHaveLength(20)
  })

  test('a file that could not be read says why again when it is tried again', () => {
    const id = begun(0, [], aFile)
    lab.recordings.fail(id, { code: 'sound_unreadable' })
    expect(() => lab.recordings.retry(id, null)).toThrowError(failure('sound_unreadable'))
    expect(stateOf(id)).toEqual({ kind: 'failed', error: { code: 'sound_unreadable' } })
  })

  test('where not even that can be stored is told all the same', () => {
    const id = begun(100, [])
    lab.recordings.tellFailed(id, { code: 'disk_full' })
    expect(lab.heard.changes.at(-1)).toMatchObject({
      changed: [{ id, state: { kind: 'failed', error: { code: 'disk_full' } } }],
    })
    expect(stateOf(id)).toEqual({ kind: 'recording' })
  })
})

describe('a file', () => {
  test('is found again by its path, which no recording shows', () => {
    const id = begun(10, [], aFile)
    expect(lab.recordings.pathOf(id)).toBe('/home/mari/loeng.mp3')
    expect(JSON.stringify([lab.recordings.open(id), lab.heard])).not.toContain('/home')
    expect(lab.recordings.pathOf(begun(10, []))).toBeNull()
    lab.recordings.delete(id)
    expect(() => lab.recordings.pathOf(id)).toThrowError(failure('not_found'))
  })

  test('tells how long it is, and keeps the name that a person gave it', () => {
    const id = begun(10, [], aFile)
    lab.recordings.rename(id, 'Loeng')
    const told = { ...aFile.source, title: 'Loeng', length: 99 }
    expect(lab.recordings.setFacts(id, { length: 99, tracks: [] }).source).toEqual(told)
    expect(() => lab.recordings.setFacts(begun(10, []), { length: 99, tracks: [] })).toThrowError(
      failure('invalid_request'),
    )
  })
})

describe('the list', () => {
  const listed = () => lab.recordings.list(null, 100).recordings.map(({ id }) => id)

  test('leaves out what is being spoken, and what was delivered', () => {
    const id = begun(100, [spoken(0, 100)])
    const file = begun(100, [], aFile)
    expect(listed()).toEqual([file])
    expect(() => lab.recordings.deliver(id, 'Tere')).toThrowError(failure('invalid_request'))
    lab.recordings.finish(id)
    expect(listed()).toEqual([file, id])
    lab.recordings.setPiece(id, 0, { kind: 'done' }, 'Tere')
    lab.recordings.deliver(id, 'Tere')
    expect(listed()).toEqual([file])
    expect(lab.heard.changes.at(-1)?.changed).toMatchObject([
      { id, deliveredAt: expect.any(Number) as unknown },
    ])
    expect(lab.recordings.open(id).pieces).toMatchObject([{ text: 'Tere' }])
    lab.recordings.cancel(file)
    expect(() => lab.recordings.deliver(file, '')).toThrowError(failure('invalid_request'))
  })

  test('pages newest first without gaps or doubles, with the length of what still runs', () => {
    const cancelled = (index: number) => lab.recordings.cancel(begun(index, [], aFile)).id
    const ids = Array.from({ length: 25 }, (_, index) => cancelled(index)).toReversed()
    const seen: string[] = []
    let after = null
    do {
      const page = lab.recordings.list(after, 10)
      seen.push(...page.recordings.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(seen).toEqual(ids)
    expect(lab.recordings.open(begun(99, [], aFile)).recording.samples).toBe(99)
  })

  test('a deleted recording is gone until restored, and for good after the next start', () => {
    const id = begun(200, [spoken(0, 100)])
    lab.recordings.setPiece(id, 0, { kind: 'sent', at: 1 })
    lab.recordings.delete(id)
    expect(lab.recordings.list(null, 10).recordings).toEqual([])
    expect(lab.recordings.unfinished()).toEqual([])
    expect(() => lab.recordings.readSamples(id, 0, 1)).toThrowError(failure('not_found'))
    expect(lab.heard.changes.at(-1)).toEqual({ changed: [], removed: [id] })
    expect(lab.recordings.restore(id)).toMatchObject({ state: { kind: 'cancelled' }, samples: 200 })
    expect(kindsOf(id)).toEqual(['waiting', 'waiting'])

    lab.recordings.delete(id)
    const next = openRecordings(folder)
    expect(next.recordings.recover().found).toEqual([])
    expect(() => next.recordings.restore(id)).toThrowError(failure('not_found'))
    expect(next.stores.pieces.of(id)).toEqual([])
    expect(() => readFileSync(next.fileOf(id))).toThrow('ENOENT')
  })

  test('a row that cannot be read costs itself, not its text or its neighbours', () => {
    const id = begun(100, [spoken(0, 100)])
    lab.recordings.setPiece(id, 0, { kind: 'done' }, 'kept')
    lab.sql(`UPDATE pieces SET state = '{"kind":"newer"}', speech = '[1]'`)
    lab.sql(`UPDATE recordings SET state = '{}', source = '{}'`)
    expect(lab.recordings.open(id)).toMatchObject({
      recording: { state: { kind: 'failed' }, source: { kind: 'found' } },
      pieces: [{ text: 'kept', speech: null, state: { kind: 'gap' } }],
    })
  })
})
