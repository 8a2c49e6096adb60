import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  openRecording,
  recordingState,
  type Cut,
  type NewRecording,
} from '../../../shared/ipc/schemas/recordings.ts'
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
const failure = (code: string): unknown =>
  expect.objectContaining({ error: expect.objectContaining({ code }) as unknown })

const spoken = (start: number, end: number): Cut => ({ start, end, speech: [{ start, end }] })
const silent = (start: number, end: number): Cut => ({ start, end, speech: [] })

/** A recording of so many samples with these cuts, which still runs. */
function begun(samples: number, cuts: Cut[]): string {
  const { id } = lab.recordings.begin(microphone)
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
    expect(states).toEqual(['recording', 'processing'])
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
    expect(lab.recordings.retry(id)).toMatchObject({ state: { kind: 'processing' }, gaps: 0 })
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
      expect(lab.recordings.retry(id).state).toEqual({ kind: 'processing' })
      expect(lab.recordings.unfinished().map((recording) => recording.id)).toEqual([id])
    },
  )

  test('can be cancelled after the sound has ended, but not when all is done', () => {
    const id = begun(100, [spoken(0, 100)])
    lab.recordings.finish(id)
    expect(lab.recordings.cancel(id).state).toEqual({ kind: 'cancelled' })
    lab.recordings.retry(id)
    lab.recordings.setPiece(id, 0, { kind: 'done' }, 'x')
    expect(lab.recordings.cancel(id).state).toEqual({ kind: 'done' })
  })

  test('a piece that is not there, and a recording that still runs, cannot be tried again', () => {
    const id = begun(100, [])
    expect(() => lab.recordings.setPiece(id, 0, { kind: 'done' })).toThrowError(
      failure('not_found'),
    )
    expect(() => lab.recordings.retry(id)).toThrowError(failure('invalid_request'))
    lab.recordings.finish(id)
    rmSync(lab.fileOf(id))
    expect(() => lab.recordings.retry(id)).toThrowError(failure('not_found'))
  })

  test('learns its language', () => {
    const { id } = lab.recordings.begin({ ...microphone, language: 'auto' })
    expect(lab.recordings.setLanguage(id, 'fi').language).toBe('fi')
  })
})

describe('the list', () => {
  test('pages newest first without gaps or doubles, with the length of what still runs', () => {
    const ids = Array.from({ length: 25 }, (_, index) => begun(index, [])).toReversed()
    const seen: string[] = []
    let after = null
    do {
      const page = lab.recordings.list(after, 10)
      seen.push(...page.recordings.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(seen).toEqual(ids)
    expect(lab.recordings.list(null, 1).recordings[0]?.samples).toBe(24)
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
