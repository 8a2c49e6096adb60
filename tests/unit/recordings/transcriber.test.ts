import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ServiceError } from '../../../electron/service/errors/service-error.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Cut, RecordingLanguage } from '../../../shared/ipc/schemas/recordings.ts'
import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'
import { makeSound, noise, speech } from '../speech/sound.ts'
import {
  cutsUntil,
  hearsAll,
  markedSound,
  openTranscriber,
  says,
  second,
  settled,
  textIn,
  until,
  wordsIn,
  type Answering,
  type TranscriberLab,
} from './transcriber-lab.ts'

let folder: string
let lab: TranscriberLab

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'jutt-transcriber-'))))
afterEach(async () => {
  await lab.transcriber.close()
  lab.recordings.close()
  rmSync(folder, { recursive: true })
})

const start = (answering: Answering = hearsAll): TranscriberLab =>
  (lab = openTranscriber(folder, answering))

/** A recording whose sound has ended, cut as told. */
function ended(cuts: Cut[], kind: 'microphone' | 'file' = 'file', language = 'et'): string {
  const id = running(cuts, kind, language)
  lab.recordings.finish(id)
  return id
}

function running(cuts: Cut[], kind: 'microphone' | 'file', language: RecordingLanguage): string {
  const source = kind === 'file' ? { kind, name: 'a.mp3', length: null } : { kind }
  const { id } = lab.recordings.begin({ source, language })
  lab.recordings.append(id, markedSound(0, cuts.at(-1)?.end ?? 0), cuts)
  return id
}

const fault = (code: ErrorCode, more: { retryAfterSeconds?: number } = {}): ServiceError =>
  new ServiceError({ code, ...more })
const fails = (code: ErrorCode): never => {
  throw fault(code)
}
const hangs = (): Promise<never> => new Promise(() => undefined)
const pieces = (id: string) => lab.recordings.open(id).pieces
const kinds = (id: string): string[] => pieces(id).map(({ state }) => state.kind)
const isDone = (id: string) => () => lab.recordings.find(id)?.state.kind === 'done'
const places = (): string[] => lab.asked.map(({ from, to }) => `${from}-${to}`)
const connected: ServiceState = {
  kind: 'connected',
  address: 'http://a/v1',
  practice: false,
  models: [],
  health: 'ready',
  keyKeeping: 'sealed',
  canSealKey: true,
  tellsLanguage: null,
}

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
    expect(lab.asked).toMatchObject([
      { language: 'et', temperature: 0, priority: 'batch' },
      { language: 'et', temperature: 0, priority: 'batch' },
    ])
    expect(lab.states).toEqual([])
  })

  test('of a dictation are sent while it is spoken, and as a person’s', async () => {
    start()
    const id = running(cutsUntil(5), 'microphone', 'en')
    await until(() => kinds(id)[0] === 'done')
    expect(lab.asked).toMatchObject([{ priority: 'person', language: 'en' }])
    lab.recordings.append(id, markedSound(5 * second, 8 * second), [])
    expect(lab.recordings.find(id)?.state).toEqual({ kind: 'recording' })
  })

  test('are sent four at a time, dictations beside and before files, older files first', async () => {
    start(hangs)
    const older = ended(cutsUntil(5, 10, 15, 20, 25, 30))
    const newer = ended(cutsUntil(6))
    await settled()
    expect(kinds(older)).toEqual(['sent', 'sent', 'sent', 'sent', 'waiting', 'waiting'])
    expect(kinds(newer)).toEqual(['waiting'])
    const dictated = ended(cutsUntil(7), 'microphone')
    await settled()
    expect(kinds(dictated)).toEqual(['sent'])
    expect(lab.asked).toHaveLength(5)
  })

  test('that nobody listened to are listened to first; silent ones are not sent', async () => {
    start(() => says(textIn({ from: 0, to: 5 })))
    const sound = makeSound([noise(20), speech(5), noise(3), noise(27)])
    const source = { kind: 'file', name: 'a.mp3', length: null } as const
    const { id } = lab.recordings.begin({ source, language: 'et' })
    lab.recordings.append(id, new Uint8Array(sound.buffer), [])
    lab.recordings.finish(id)
    await until(isDone(id))
    expect(kinds(id)).toEqual(['silent', 'done', 'silent'])
    expect(pieces(id).map((piece) => piece.speech?.length)).toEqual([0, 1, 0])
    const [heard] = pieces(id)[1]?.speech ?? []
    expect(Math.abs((heard?.start ?? 0) / second - 20)).toBeLessThan(0.1)
    expect(Math.abs((heard?.end ?? 0) / second - 25)).toBeLessThan(0.1)
    expect(lab.asked).toHaveLength(1)
    expect(lab.recordings.find(id)).toMatchObject({ spoken: 1, gaps: 0 })
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
    expect(lab.asked).toMatchObject([{ from: 5, language: null }])
    first.resolve()
    await until(isDone(id))
    expect(lab.recordings.find(id)?.language).toBe('en')
    expect(lab.asked.slice(1).map(({ language }) => language)).toEqual(['en', 'en'])
  })

  test('that is not told is taken to be Estonian, and the same piece is sent again in it', async () => {
    start((asked) => says(asked.language === null ? 'mis keel' : textIn(asked), null))
    const id = ended(cutsUntil(10, 20), 'file', 'auto')
    await until(isDone(id))
    expect(lab.recordings.find(id)?.language).toBe('et')
    expect(lab.asked.map(({ from, language }) => [from, language])).toEqual([
      [0, null],
      [0, 'et'],
      [10, 'et'],
    ])
    expect(pieces(id)[0]?.text).toBe(textIn({ from: 0, to: 10 }))
  })

  test('is not told by noise', async () => {
    const click = { start: 0, end: second, speech: [{ start: 100, end: 900 }], ending: 'pause' }
    const rest = { start: second, end: 9 * second, speech: [{ start: second, end: 9 * second }] }
    start((asked) => (asked.from === 0 ? says('Aitäh!', 'fi') : says(textIn(asked), 'et')))
    const id = ended([click, { ...rest, ending: 'pause' }] as Cut[], 'file', 'auto')
    await until(isDone(id))
    expect(lab.recordings.find(id)?.language).toBe('et')
    expect(pieces(id)).toMatchObject([{ text: '', state: { kind: 'done' } }, {}])
    expect(lab.asked.map(({ language }) => language)).toEqual([null, null])
  })
})

describe('an answer with too little text', () => {
  const short = (asked: { from: number; to: number }) => wordsIn(asked).slice(0, 3).join(' ')

  test('is asked for again from a little earlier', async () => {
    start((asked) => says(asked.from === 10 ? short(asked) : textIn(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(places()).toEqual(['10-20', '9.7-20'])
    expect(pieces(id)[1]).toMatchObject({
      text: textIn({ from: 9.7, to: 20 }),
      state: { kind: 'done' },
    })
  })

  test('and then in two halves', async () => {
    start((asked) => says(asked.to - asked.from > 9 ? short(asked) : textIn(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    const [, , one, other] = lab.asked
    // The sound tells its place to a tenth of a second.
    expect(Math.abs((one?.to ?? 0) - (other?.from ?? 0))).toBeLessThanOrEqual(0.11)
    expect(one).toMatchObject({ from: 10 })
    expect(other).toMatchObject({ to: 20 })
    expect(pieces(id)[1]?.state).toEqual({ kind: 'done' })
    expect(pieces(id)[1]?.text.split(' ').length).toBeGreaterThan(18)
  })

  test('that stays short is a gap with the most that came, and can be tried again', async () => {
    let isBetter = false
    start((asked) => {
      if (isBetter) return says(textIn(asked))
      return says(asked.from === 9.7 ? 'kolm pikka sõna' : 'üks')
    })
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(lab.asked).toHaveLength(4)
    expect(pieces(id)[1]).toMatchObject({
      state: { kind: 'gap', reason: { kind: 'short' } },
      text: 'kolm pikka sõna',
    })
    isBetter = true
    lab.recordings.retry(id, 1)
    await until(isDone(id))
    expect(pieces(id)[1]).toMatchObject({
      state: { kind: 'done' },
      text: textIn({ from: 10, to: 20 }),
    })
  })

  test('of 28 s is asked for in no longer sound', async () => {
    start((asked) => says(short(asked)))
    const id = ended(cutsUntil(-10, 38))
    await until(isDone(id))
    for (const { from, to } of lab.asked) expect(to - from).toBeLessThanOrEqual(28)
    expect(kinds(id)).toEqual(['silent', 'gap'])
  })
})

describe('an answer that repeats itself', () => {
  const loop = (asked: { from: number; to: number }) =>
    `${wordsIn(asked).slice(0, 4).join(' ')} ${'ja nii edasi '.repeat(30)}`

  test('is asked for at other temperatures', async () => {
    start((asked) => says(asked.temperature < 0.4 ? loop(asked) : textIn(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(lab.asked.map(({ from, temperature }) => [from, temperature])).toEqual([
      [10, 0],
      [10, 0.2],
      [9.7, 0.4],
    ])
    expect(pieces(id)[1]).toMatchObject({ state: { kind: 'done' } })
  })

  test('that goes on is a gap, with the repetition once', async () => {
    start((asked) => says(loop(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(pieces(id)[1]?.state).toEqual({ kind: 'gap', reason: { kind: 'loop' } })
    expect(pieces(id)[1]?.text.match(/ja nii edasi/g)).toHaveLength(1)
  })
})

describe('a service that cannot be reached', () => {
  test('is tried again after 2 s, then 4, 8, … at most 60, by one request', async () => {
    start(() => fails('unreachable'))
    const id = ended(cutsUntil(5, 10, 15))
    await settled()
    expect(lab.asked).toHaveLength(3)
    for (const wait of [2, 4, 8, 16, 32, 60, 60]) {
      const goesOnAt = lab.clock.now() + wait * 1000
      expect(lab.transcriber.state()).toEqual({
        kind: 'waiting',
        until: goesOnAt,
        error: { code: 'unreachable' },
      })
      expect(kinds(id)).toEqual(['waiting', 'waiting', 'waiting'])
      const before = lab.asked.length
      lab.clock.advance(wait * 1000 - 1)
      await settled()
      expect(lab.asked).toHaveLength(before)
      lab.clock.advance(1)
      await settled()
      expect(lab.asked).toHaveLength(before + 1)
    }
  })

  test('and comes back: everything is transcribed, and the next failure waits 2 s again', async () => {
    let isDown = true
    start((asked) => (isDown ? fails('unreachable') : hearsAll(asked)))
    const id = ended(cutsUntil(5, 10, 15, 20, 25, 30))
    await settled()
    lab.clock.advance(2000)
    await settled()
    isDown = false
    lab.clock.advance(4000)
    await until(isDone(id))
    expect(lab.recordings.find(id)?.gaps).toBe(0)
    expect(lab.transcriber.state()).toEqual({ kind: 'ready' })
    isDown = true
    ended(cutsUntil(5))
    await settled()
    expect(lab.transcriber.state()).toMatchObject({ until: lab.clock.now() + 2000 })
  })

  test('that names a time is left alone for as long; tryNow does not wait for it', async () => {
    let isLimited = true
    start((asked) => {
      if (isLimited) throw fault('rate_limited', { retryAfterSeconds: 300 })
      return hearsAll(asked)
    })
    const id = ended(cutsUntil(5))
    await settled()
    expect(lab.transcriber.state()).toMatchObject({ until: lab.clock.now() + 300_000 })
    isLimited = false
    lab.transcriber.tryNow()
    await until(isDone(id))
    expect(lab.states.at(-1)).toEqual({ kind: 'ready' })
    expect(lab.clock.pending()).toBe(0)
  })

  test('is tried at once when the connection is better; news of its being away change nothing', async () => {
    let isDown = true
    start((asked) => {
      if (!isDown) return hearsAll(asked)
      lab.transcriber.connectionChanged({ ...connected, health: 'offline' })
      return fails('unreachable')
    })
    lab.transcriber.connectionChanged(connected)
    const id = ended(cutsUntil(5))
    await settled()
    expect(lab.asked).toHaveLength(1)
    isDown = false
    lab.transcriber.connectionChanged(connected)
    await until(isDone(id))
  })

  test('is not waited for any more when nothing is left to be sent', async () => {
    start(() => fails('unreachable'))
    const id = ended(cutsUntil(5))
    await settled()
    lab.recordings.delete(id)
    await settled()
    expect(lab.transcriber.state()).toEqual({ kind: 'ready' })
    expect(lab.clock.pending()).toBe(0)
  })
})

describe('a piece that the service fails at', () => {
  test('time and again, while others succeed, becomes a gap that says why', async () => {
    start((asked) => (asked.from === 5 ? fails('server_error') : hearsAll(asked)))
    const id = ended(cutsUntil(5, 10, 15, 20))
    await settled()
    expect(kinds(id)).toEqual(['done', 'waiting', 'done', 'done'])
    for (let times = 0; times < 2; times += 1) {
      lab.clock.advance(60_000)
      await settled()
    }
    expect(pieces(id)[1]?.state).toEqual({
      kind: 'gap',
      reason: { kind: 'failed', error: { code: 'server_error' } },
    })
    expect(isDone(id)()).toBe(true)
    expect(lab.asked.filter(({ from }) => from === 5)).toHaveLength(3)
  })

  test('alone waits, for nothing tells that it is not the service', async () => {
    start(() => fails('server_error'))
    const id = ended(cutsUntil(5))
    for (let times = 0; times < 10; times += 1) {
      await settled()
      lab.clock.advance(60_000)
    }
    await settled()
    expect(kinds(id)).toEqual(['waiting'])
    expect(lab.transcriber.state().kind).toBe('waiting')
  })

  test('at the beginning keeps neither the others nor the language from being found', async () => {
    start((asked) => (asked.from === 0 ? fails('timed_out') : hearsAll(asked)))
    const id = ended(cutsUntil(5, 10, 15), 'file', 'auto')
    for (let times = 0; times < 6; times += 1) {
      await settled()
      lab.clock.advance(60_000)
    }
    await until(isDone(id))
    expect(kinds(id)).toEqual(['gap', 'done', 'done'])
  })

  test('as such becomes a gap at once; what came of it before is kept', async () => {
    start((asked) => (asked.from === 0 ? fails('request_refused') : hearsAll(asked)))
    const id = ended(cutsUntil(5, 10))
    await until(isDone(id))
    expect(pieces(id)[0]).toMatchObject({
      state: { kind: 'gap', reason: { kind: 'failed', error: { code: 'request_refused' } } },
    })
    expect(lab.states).toEqual([])
  })
})

describe('what only the person can mend', () => {
  test.each([
    'key_refused',
    'forbidden',
    'budget_spent',
    'key_missing',
    'no_speech_model',
    'model_unknown',
  ] as const)('%s stops everything until the connection is another', async (code) => {
    let isMended = false
    start((asked) => (isMended ? hearsAll(asked) : fails(code)))
    lab.transcriber.connectionChanged(connected)
    const id = ended(cutsUntil(5, 10, 15, 20, 25, 30))
    await settled()
    expect(lab.transcriber.state()).toEqual({ kind: 'blocked', error: { code } })
    expect(lab.clock.pending()).toBe(0)
    const before = lab.asked.length
    lab.clock.advance(600_000)
    await settled()
    expect(lab.asked).toHaveLength(before)
    isMended = true
    lab.transcriber.connectionChanged({ ...connected, address: 'http://b/v1' })
    await until(isDone(id))
    expect(lab.recordings.find(id)?.gaps).toBe(0)
  })
})

describe('what is no longer wanted', () => {
  test.each(['cancel', 'delete'] as const)('is not asked for after %s', async (way) => {
    start(hangs)
    const id = ended(cutsUntil(5, 10))
    await settled()
    lab.recordings[way](id)
    await settled()
    expect(lab.asked.every(({ signal }) => signal.aborted)).toBe(true)
    if (way === 'delete') lab.recordings.restore(id)
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
    lab.recordings.cancel(id)
    lab.recordings.retry(id, null)
    late.resolve()
    await until(isDone(id))
    expect(pieces(id)[0]?.text).toBe(textIn({ from: 0, to: 5 }))
    expect(lab.asked).toHaveLength(2)
  })

  test('at the end of Jutt stays sent, and is sent at the next start', async () => {
    start(hangs)
    const id = ended(cutsUntil(5))
    await settled()
    await lab.transcriber.close()
    expect(kinds(id)).toEqual(['sent'])
    start()
    await until(isDone(id))
  })
})

describe('our own disk', () => {
  test('that is full costs no text: the piece is sent again when there is room', async () => {
    start((asked) => {
      lab.fill()
      return hearsAll(asked)
    })
    const id = ended(cutsUntil(5))
    await settled()
    expect(lab.transcriber.state()).toMatchObject({
      kind: 'waiting',
      error: { code: 'disk_full' },
    })
    expect(lab.reported.length).toBeGreaterThan(0)
    lab.clock.advance(2000)
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
      lab.fileOf(bad),
      'this is something else, and long enough to be a header of a WAV',
    )
    await until(isDone(good))
    await until(() => lab.recordings.find(bad)?.state.kind === 'failed')
    expect(lab.recordings.find(bad)?.state).toEqual({
      kind: 'failed',
      error: { code: 'foreign_sound' },
    })
  })

  test('whose sound has become shorter shows what is missing', async () => {
    start()
    const id = ended(cutsUntil(5, 10))
    truncateSync(lab.fileOf(id), 44 + 7 * second * 2)
    await until(isDone(id))
    expect(kinds(id)).toEqual(['done', 'gap'])
  })
})
