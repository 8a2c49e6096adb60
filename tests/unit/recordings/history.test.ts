import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { knownSound } from './known-sound.ts'
import { openRecordings, type RecordingsLab } from './recordings-lab.ts'

const day = 86_400_000

let folder: string
let lab: RecordingsLab

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-history-'))
  lab = openRecordings(folder)
})

afterEach(() => {
  lab.recordings.close()
  rmSync(folder, { recursive: true })
})

/** A dictation that has ended, with a piece of this text; null is a gap. */
function said(text: string | null): string {
  const { recordings } = lab
  const { id } = recordings.begin({ source: { kind: 'microphone' }, language: 'et' })
  const speech = [{ start: 0, end: 100 }]
  recordings.append(id, knownSound(0, 100), [{ start: 0, end: 100, speech, ending: 'pause' }])
  recordings.noteRelease(id)
  recordings.finish(id)
  if (text === null) recordings.setPiece(id, 0, { kind: 'gap', reason: { kind: 'short' } })
  else recordings.setPiece(id, 0, { kind: 'done' }, text)
  return id
}

const kept = () =>
  lab.recordings.dictations(null, 100).dictations.map(({ recording }) => recording.id)

describe('what was dictated', () => {
  test('can be found afterwards with both texts and with how long it took', () => {
    const undelivered = said('Head aega')
    const { id } = lab.recordings.begin({ source: { kind: 'microphone' }, language: 'et' })
    lab.wait(70)
    lab.recordings.append(id, knownSound(0, 100), [
      { start: 0, end: 100, speech: [{ start: 0, end: 100 }], ending: 'pause' },
    ])
    expect(kept()).toEqual([undelivered])
    lab.recordings.noteRelease(id)
    lab.recordings.finish(id)
    lab.recordings.setPiece(id, 0, { kind: 'done' }, 'tere punkt')
    lab.wait(600)
    lab.recordings.deliver(id, 'Tere.')

    expect(kept()).toEqual([id, undelivered])
    const dictation = lab.recordings.dictation(id)
    expect(dictation).toMatchObject({ text: 'Tere.', heard: 'tere punkt' })
    // The clock of the lab goes on by 1 ms each time it is looked at.
    expect(dictation.untilSound).toBe(71)
    expect(dictation.untilText).toBe(601)
    expect(lab.recordings.dictation(undelivered)).toMatchObject({
      text: 'Head aega',
      untilText: null,
      recording: { deliveredAt: null },
    })
  })

  test('comes page by page; files are not among it', () => {
    const ids = Array.from({ length: 5 }, () => said('Tere')).toReversed()
    const source = { kind: 'file', name: 'loeng.mp3', length: null } as const
    const file = lab.recordings.begin({ source, language: 'et', path: '/loeng.mp3' })
    const first = lab.recordings.dictations(null, 3)
    const second = lab.recordings.dictations(first.next, 3)
    const all = [...first.dictations, ...second.dictations].map(({ recording }) => recording.id)
    expect(all).toEqual(ids)
    expect(second.next).toBeNull()
    expect(() => lab.recordings.dictation(file.id)).toThrow()
  })

  test('has a sound file as soon as no more sound comes', () => {
    const { id } = lab.recordings.begin({ source: { kind: 'microphone' }, language: 'et' })
    expect(lab.recordings.servedSound(id, null)).toBeNull()
    expect(lab.recordings.servedSound('../../etc/passwd', null)).toBeNull()
    const whole = said('Tere')
    expect(lab.recordings.servedSound(whole, null)?.file).toBe(lab.fileOf(whole))
  })
})

describe('what is old', () => {
  test('goes with its sound and its text, and only that', () => {
    const old = said('Tere')
    lab.recordings.deliver(old, 'Tere')
    const undelivered = said('Head aega')
    const withGaps = said(null)
    lab.recordings.deliver(withGaps, '')
    const source = { kind: 'file', name: 'loeng.mp3', length: null } as const
    const file = lab.recordings.begin({ source, language: 'et', path: '/loeng.mp3' }).id
    lab.wait(29 * day)
    const fresh = said('Homme')
    lab.recordings.deliver(fresh, 'Homme')
    expect(lab.recordings.forgetOld()).toBe(0)
    lab.wait(day)

    expect(lab.recordings.forgetOld()).toBe(1)
    expect(kept()).toEqual([fresh, withGaps, undelivered])
    expect(lab.heard.changes.at(-1)).toEqual({ changed: [], removed: [old] })
    expect(lab.recordings.find(old)).toBeNull()
    expect(lab.recordings.find(file)).not.toBeNull()
    expect(existsSync(lab.fileOf(old))).toBe(false)
    expect(existsSync(lab.fileOf(fresh))).toBe(true)
    // What is gone does not come back as found sound.
    expect(lab.recordings.recover().found).toEqual([])
  })

  test('stays where it is to be kept for ever', () => {
    lab.kept.days = null
    const id = said('Tere')
    lab.recordings.deliver(id, 'Tere')
    lab.wait(10_000 * day)
    expect(lab.recordings.forgetOld()).toBe(0)
    expect(kept()).toEqual([id])
  })

  test('is not kept at all where nothing is to be: it goes with its delivery', () => {
    const before = said('Enne')
    lab.recordings.deliver(before, 'Enne')
    lab.kept.days = 0
    const id = said('Tere')
    const waiting = said(null)
    lab.recordings.deliver(id, 'Tere')
    expect(kept()).toEqual([waiting, before])
    expect(existsSync(lab.fileOf(id))).toBe(false)
    expect(lab.recordings.forgetOld()).toBe(1)
    expect(kept()).toEqual([waiting])
  })

  test('with a part missing stays although it was delivered, also where nothing is to be kept', () => {
    lab.kept.days = 0
    const id = said(null)
    lab.recordings.deliver(id, '')
    expect(kept()).toEqual([id])
  })
})
