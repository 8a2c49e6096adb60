import { truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Cut } from '../../../shared/ipc/schemas/recordings.ts'
import { makeSound, noise, speech } from '../speech/sound.ts'
import {
  cutsUntil,
  hearsAll,
  markedSound,
  says,
  second,
  settled,
  textIn,
  until,
} from './transcriber-lab.ts'
import { hangs, openTrial } from './transcriber-trial.ts'

const trial = openTrial()
const { start, running, ended, pieces, kinds, isDone, places } = trial

describe('pieces', () => {
  test('become text in their order; silence is never sent', async () => {
    start()
    const id = ended(cutsUntil(10, -20, 30))
    await until(isDone(id))
    expect(pieces(id).map(({ text }) => text)).toEqual([
      textIn({ from: 0, to: 10 }),
      '',
      textIn({ from: 20, to: 30 }),
    ])
    expect(kinds(id)).toEqual(['done', 'silent', 'done'])
    expect(places()).toEqual(['0-10', '20-30'])
    expect(trial.lab.asked).toMatchObject([
      { language: 'et', temperature: 0, priority: 'batch' },
      { language: 'et', temperature: 0, priority: 'batch' },
    ])
    expect(trial.lab.states).toEqual([])
  })

  test('of a file have times by their sound where the service tells none; of a dictation nobody asks for them', async () => {
    start()
    const [file, dictated] = [ended(cutsUntil(10)), ended(cutsUntil(10), 'microphone')]
    await until(() => isDone(file)() && isDone(dictated)())
    const [piece] = pieces(file)
    expect(piece?.times?.map(({ text }) => text).join(' ')).toBe(textIn({ from: 0, to: 10 }))
    expect(pieces(dictated).map(({ times }) => times)).toEqual([null])
  })

  test('of a dictation are sent while it is spoken, and as a person’s', async () => {
    start()
    const id = running(cutsUntil(5), 'microphone', 'en')
    await until(() => kinds(id)[0] === 'done')
    expect(trial.lab.asked).toMatchObject([{ priority: 'person', language: 'en' }])
    trial.lab.recordings.append(id, markedSound(5 * second, 8 * second), [])
    expect(trial.lab.recordings.find(id)?.state).toEqual({ kind: 'recording' })
  })

  test('are sent eight at a time, dictations beside and before files, files in turns', async () => {
    start(hangs)
    const long = ended(cutsUntil(5, 10, 15, 20, 25, 30, 35, 40, 45))
    const short = ended(cutsUntil(6, 12))
    await settled()
    const sent = (id: string) => kinds(id).filter((kind) => kind === 'sent').length
    expect([sent(long), sent(short)]).toEqual([6, 2])
    const order = trial.lab.asked.slice(0, 4).map(({ to, from }) => to - from)
    expect(order).toEqual([5, 6, 5, 6])
    const later = ended(cutsUntil(7))
    const dictated = ended(cutsUntil(7), 'microphone')
    await settled()
    expect([sent(later), sent(dictated)]).toEqual([0, 1])
    expect(trial.lab.asked).toHaveLength(9)
  })

  test('that nobody listened to are listened to first; silent ones are not sent', async () => {
    start(() => says(textIn({ from: 0, to: 5 })))
    const sound = makeSound([noise(20), speech(5), noise(3), noise(27)])
    const source = { kind: 'file', name: 'a.mp3', length: null } as const
    const { id } = trial.lab.recordings.begin({ source, language: 'et' })
    trial.lab.recordings.append(id, new Uint8Array(sound.buffer), [])
    trial.lab.recordings.finish(id)
    await until(isDone(id))
    expect(kinds(id)).toEqual(['silent', 'done', 'silent'])
    expect(pieces(id).map((piece) => piece.speech?.length)).toEqual([0, 1, 0])
    const [heard] = pieces(id)[1]?.speech ?? []
    expect(Math.abs((heard?.start ?? 0) / second - 20)).toBeLessThan(0.1)
    expect(Math.abs((heard?.end ?? 0) / second - 25)).toBeLessThan(0.1)
    expect(trial.lab.asked).toHaveLength(1)
    expect(trial.lab.recordings.find(id)).toMatchObject({ hasSpeech: true, gaps: 0 })
  })
})

describe('the language', () => {
  test('that the first speech tells is fixed before anything else is sent', async () => {
    const first = Promise.withResolvers<void>()
    start(async (asked) => {
      if (asked.language === null) await first.promise
      return says(textIn(asked), 'en')
    })
    const id = ended(cutsUntil(-5, 10, 20, 30), 'file', 'auto')
    await settled()
    expect(trial.lab.asked).toMatchObject([{ from: 5, language: null }])
    first.resolve()
    await until(isDone(id))
    expect(trial.lab.recordings.find(id)?.language).toBe('en')
    expect(trial.lab.asked.slice(1).map(({ language }) => language)).toEqual(['en', 'en'])
  })

  test('that is not told is taken to be Estonian, and the same piece is sent again in it', async () => {
    start((asked) => says(asked.language === null ? 'mis keel' : textIn(asked), null))
    const id = ended(cutsUntil(10, 20), 'file', 'auto')
    await until(isDone(id))
    expect(trial.lab.recordings.find(id)?.language).toBe('et')
    expect(trial.lab.asked.map(({ from, language }) => [from, language])).toEqual([
      [0, null],
      [0, 'et'],
      [10, 'et'],
    ])
    expect(pieces(id)[0]?.text).toBe(textIn({ from: 0, to: 10 }))
  })

  test('is not told by what could not be understood', async () => {
    start((asked) => (asked.from < 10 ? says('ah', 'fi') : says(textIn(asked), 'et')))
    const id = ended(cutsUntil(10, 20), 'file', 'auto')
    await until(isDone(id))
    expect(trial.lab.recordings.find(id)?.language).toBe('et')
    expect(pieces(id)).toMatchObject([{ state: { kind: 'gap' } }, { state: { kind: 'done' } }])
  })

  test('is not told by noise', async () => {
    const click = { start: 0, end: second, speech: [{ start: 100, end: 900 }], ending: 'pause' }
    const rest = { start: second, end: 9 * second, speech: [{ start: second, end: 9 * second }] }
    start((asked) => (asked.from === 0 ? says('Aitäh!', 'fi') : says(textIn(asked), 'et')))
    const id = ended([click, { ...rest, ending: 'pause' }] as Cut[], 'file', 'auto')
    await until(isDone(id))
    expect(trial.lab.recordings.find(id)?.language).toBe('et')
    expect(pieces(id)).toMatchObject([{ text: '', state: { kind: 'done' } }, {}])
    expect(trial.lab.asked.map(({ language }) => language)).toEqual([null, null])
  })
})

describe('what is no longer wanted', () => {
  test.each(['cancel', 'delete'] as const)('is not asked for after %s', async (way) => {
    start(hangs)
    const id = ended(cutsUntil(5, 10))
    await settled()
    trial.lab.recordings[way](id)
    await settled()
    expect(trial.lab.asked.every(({ signal }) => signal.aborted)).toBe(true)
    if (way === 'delete') trial.lab.recordings.restore(id)
    expect(kinds(id)).toEqual(['waiting', 'waiting'])
  })

  test('and is wanted again is asked for again; the late answer changes nothing', async () => {
    const late = Promise.withResolvers<void>()
    let times = 0
    start(async (asked) => {
      times += 1
      if (times > 1) return says(textIn(asked))
      await late.promise
      return says('too late')
    })
    const id = ended(cutsUntil(5))
    await settled()
    trial.lab.recordings.cancel(id)
    trial.lab.recordings.retry(id, null)
    late.resolve()
    await until(isDone(id))
    expect(pieces(id)[0]?.text).toBe(textIn({ from: 0, to: 5 }))
    expect(trial.lab.asked).toHaveLength(2)
  })

  test('at the very moment of its answer gets no text', async () => {
    start()
    const { setLanguage } = trial.lab.recordings
    trial.lab.recordings.setLanguage = (id, language) => {
      setLanguage(id, language)
      return trial.lab.recordings.cancel(id)
    }
    const id = ended(cutsUntil(5), 'file', 'auto')
    await settled()
    expect(trial.lab.asked).toHaveLength(1)
    expect(pieces(id)).toMatchObject([{ text: '', state: { kind: 'waiting' } }])
  })

  test('at the end of Jutt stays sent, and is sent at the next start', async () => {
    start(hangs)
    const id = ended(cutsUntil(5))
    await settled()
    await trial.lab.transcriber.close()
    expect(kinds(id)).toEqual(['sent'])
    start()
    await until(isDone(id))
  })
})

describe('our own disk', () => {
  test('that is full costs no text: the piece is sent again when there is room', async () => {
    start((asked) => {
      trial.lab.fill()
      return hearsAll(asked)
    })
    const id = ended(cutsUntil(5))
    await settled()
    expect(trial.lab.transcriber.state()).toMatchObject({
      kind: 'waiting',
      error: { code: 'disk_full' },
    })
    expect(trial.lab.reported.length).toBeGreaterThan(0)
    trial.lab.clock.advance(2000)
    await settled()
    expect(kinds(id)).toEqual(['sent'])
    start()
    await until(isDone(id))
    expect(pieces(id)[0]?.text).toBe(textIn({ from: 0, to: 5 }))
  })

  test('whose sound is gone ends that recording, and no other', async () => {
    start()
    const good = ended(cutsUntil(5))
    const bad = ended(cutsUntil(5))
    writeFileSync(
      trial.lab.fileOf(bad),
      'this is something else, and long enough to be a header of a WAV',
    )
    await until(isDone(good))
    await until(() => trial.lab.recordings.find(bad)?.state.kind === 'failed')
    expect(trial.lab.recordings.find(bad)?.state).toEqual({
      kind: 'failed',
      error: { code: 'foreign_sound' },
    })
  })

  test('whose sound has become shorter shows what is missing', async () => {
    start()
    const id = ended(cutsUntil(5, 10))
    truncateSync(trial.lab.fileOf(id), 44 + 7 * second * 2)
    await until(isDone(id))
    expect(kinds(id)).toEqual(['done', 'gap'])
  })
})
