import { describe, expect, test } from 'vitest'
import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'
import { cutsUntil, hearsAll, markedSound, second, settled, until } from './transcriber-lab.ts'
import { fails, fault, hangs, openTrial } from './transcriber-trial.ts'

const trial = openTrial()
const { start, ended, pieces, kinds, isDone } = trial

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

describe('a service that cannot be reached', () => {
  test('is tried again after 2 s, then 4, 8, … at most 60, by one request', async () => {
    start(() => fails('unreachable'))
    const id = ended(cutsUntil(5, 10, 15))
    await settled()
    expect(trial.lab.asked).toHaveLength(3)
    for (const wait of [2, 4, 8, 16, 32, 60, 60]) {
      const goesOnAt = trial.lab.clock.now() + wait * 1000
      expect(trial.lab.transcriber.state()).toEqual({
        kind: 'waiting',
        until: goesOnAt,
        error: { code: 'unreachable' },
      })
      expect(kinds(id)).toEqual(['waiting', 'waiting', 'waiting'])
      const before = trial.lab.asked.length
      trial.lab.clock.advance(wait * 1000 - 1)
      await settled()
      expect(trial.lab.asked).toHaveLength(before)
      trial.lab.clock.advance(1)
      await settled()
      expect(trial.lab.asked).toHaveLength(before + 1)
    }
  })

  test('and comes back: everything is transcribed, and the next failure waits 2 s again', async () => {
    let isDown = true
    start((asked) => (isDown ? fails('unreachable') : hearsAll(asked)))
    const id = ended(cutsUntil(5, 10, 15, 20, 25, 30))
    await settled()
    trial.lab.clock.advance(2000)
    await settled()
    isDown = false
    trial.lab.clock.advance(4000)
    await until(isDone(id))
    expect(trial.lab.recordings.find(id)?.gaps).toBe(0)
    expect(trial.lab.transcriber.state()).toEqual({ kind: 'ready' })
    isDown = true
    ended(cutsUntil(5))
    await settled()
    expect(trial.lab.transcriber.state()).toMatchObject({ until: trial.lab.clock.now() + 2000 })
  })

  test('that names a time is left alone for as long; tryNow does not wait for it', async () => {
    let isLimited = true
    start((asked) => {
      if (isLimited) throw fault('rate_limited', { retryAfterSeconds: 300 })
      return hearsAll(asked)
    })
    const id = ended(cutsUntil(5))
    await settled()
    expect(trial.lab.transcriber.state()).toMatchObject({ until: trial.lab.clock.now() + 300_000 })
    isLimited = false
    trial.lab.transcriber.tryNow()
    await until(isDone(id))
    expect(trial.lab.states.at(-1)).toEqual({ kind: 'ready' })
    expect(trial.lab.clock.pending()).toBe(0)
  })

  test('is tried at once when the connection is better; news of its being away change nothing', async () => {
    let isDown = true
    start((asked) => {
      if (!isDown) return hearsAll(asked)
      trial.lab.transcriber.connectionChanged({ ...connected, health: 'offline' })
      return fails('unreachable')
    })
    trial.lab.transcriber.connectionChanged(connected)
    const id = ended(cutsUntil(5))
    await settled()
    expect(trial.lab.asked).toHaveLength(1)
    isDown = false
    trial.lab.transcriber.connectionChanged(connected)
    await until(isDone(id))
  })

  test('is not waited for any more when nothing is left to be sent', async () => {
    start(() => fails('unreachable'))
    const id = ended(cutsUntil(5))
    await settled()
    trial.lab.recordings.delete(id)
    await settled()
    expect(trial.lab.transcriber.state()).toEqual({ kind: 'ready' })
    expect(trial.lab.clock.pending()).toBe(0)
  })
})

describe('what is spoken while a service that failed is left alone', () => {
  test('is tried at once, each piece of it, and then waits like the others', async () => {
    start(() => fails('unreachable'))
    ended(cutsUntil(5, 10))
    await settled()
    trial.lab.clock.advance(2000)
    await settled()
    const before = trial.lab.asked.length
    const id = trial.running(cutsUntil(4), 'microphone', 'et')
    await settled()
    expect(trial.lab.asked).toHaveLength(before + 1)
    expect(trial.lab.asked.at(-1)).toMatchObject({ priority: 'person' })
    trial.lab.recordings.append(id, markedSound(4 * second, 9 * second), [
      {
        start: 4 * second,
        end: 9 * second,
        speech: [{ start: 4 * second, end: 9 * second }],
        ending: 'pause',
      },
    ])
    await settled()
    expect(trial.lab.asked).toHaveLength(before + 2)
    expect(trial.lab.transcriber.state().kind).toBe('waiting')
  })

  test('does not wait for the request of a file either', async () => {
    let isDown = true
    start((asked) => {
      if (isDown) fails('unreachable')
      return asked.priority === 'batch' ? hangs() : hearsAll(asked)
    })
    ended(cutsUntil(5, 10))
    await settled()
    isDown = false
    trial.lab.clock.advance(2000)
    await settled()
    await until(isDone(ended(cutsUntil(4), 'microphone')))
  })

  test('waits too where the service asked for it', async () => {
    start(() => {
      throw fault('rate_limited', { retryAfterSeconds: 300 })
    })
    ended(cutsUntil(5))
    await settled()
    ended(cutsUntil(4), 'microphone')
    await settled()
    expect(trial.lab.asked).toHaveLength(1)
  })
})

describe('a piece that the service fails at', () => {
  test('time and again, while others succeed, becomes a gap that says why', async () => {
    start((asked) => (asked.from === 5 ? fails('server_error') : hearsAll(asked)))
    const id = ended(cutsUntil(5, 10, 15, 20))
    await settled()
    expect(kinds(id)).toEqual(['done', 'waiting', 'done', 'done'])
    for (let times = 0; times < 2; times += 1) {
      trial.lab.clock.advance(60_000)
      await settled()
    }
    expect(pieces(id)[1]?.state).toEqual({
      kind: 'gap',
      reason: { kind: 'failed', error: { code: 'server_error' } },
    })
    expect(isDone(id)()).toBe(true)
    expect(trial.lab.asked.filter(({ from }) => from === 5)).toHaveLength(3)
  })

  test('alone waits for minutes, for nothing tells that it is not the service, then becomes a gap', async () => {
    start(() => fails('server_error'))
    const id = ended(cutsUntil(5))
    for (let times = 0; times < 11; times += 1) {
      await settled()
      expect(kinds(id)).toEqual(['waiting'])
      trial.lab.clock.advance(60_000)
    }
    await settled()
    expect(pieces(id)[0]?.state).toEqual({
      kind: 'gap',
      reason: { kind: 'failed', error: { code: 'server_error' } },
    })
    expect(trial.lab.asked).toHaveLength(12)
    expect(trial.lab.transcriber.state()).toEqual({ kind: 'ready' })
    expect(trial.lab.clock.pending()).toBe(0)
  })

  test('at the beginning keeps neither the others nor the language from being found', async () => {
    start((asked) => (asked.from === 0 ? fails('timed_out') : hearsAll(asked)))
    const id = ended(cutsUntil(5, 10, 15), 'file', 'auto')
    for (let times = 0; times < 6; times += 1) {
      await settled()
      trial.lab.clock.advance(60_000)
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
    expect(trial.lab.states).toEqual([])
  })
})

describe('a service that refuses every piece', () => {
  const refusing = { kind: 'refusing', error: { code: 'request_refused' } }

  test('is not asked for all of them; the rest waits until somebody wants to try', async () => {
    let refuses = true
    start((asked) => (refuses ? fails('request_refused') : hearsAll(asked)))
    const id = ended(cutsUntil(...Array.from({ length: 40 }, (_, at) => (at + 1) * 5)))
    await settled()
    expect(trial.lab.transcriber.state()).toEqual(refusing)
    expect(kinds(id).filter((kind) => kind === 'gap')).toHaveLength(2)
    const before = trial.lab.asked.length
    expect(before).toBeLessThanOrEqual(8)
    trial.lab.clock.advance(600_000)
    await settled()
    expect(trial.lab.asked).toHaveLength(before)

    trial.lab.transcriber.tryNow()
    await settled()
    expect(trial.lab.asked).toHaveLength(before + 1)
    expect(trial.lab.transcriber.state()).toEqual(refusing)
    expect(kinds(id).filter((kind) => kind === 'gap')).toHaveLength(2)

    refuses = false
    trial.lab.transcriber.tryNow()
    await until(isDone(id))
    expect(kinds(id).filter((kind) => kind === 'done')).toHaveLength(38)
    expect(trial.lab.states.at(-1)).toEqual({ kind: 'ready' })
  })

  test('of short files too, one piece each', async () => {
    start(() => fails('too_large'))
    const ids = Array.from({ length: 12 }, () => ended(cutsUntil(5)))
    await settled()
    expect(trial.lab.transcriber.state().kind).toBe('refusing')
    expect(ids.flatMap(kinds).filter((kind) => kind === 'waiting')).toHaveLength(10)
  })

  test('is asked for what somebody has just said', async () => {
    start((asked) => (asked.priority === 'batch' ? fails('request_refused') : hearsAll(asked)))
    ended(cutsUntil(5, 10, 15, 20))
    await settled()
    expect(trial.lab.transcriber.state()).toEqual(refusing)
    await until(isDone(ended(cutsUntil(4), 'microphone')))
  })

  test('here and there only, leaves gaps only there', async () => {
    start((asked) => (asked.from % 10 === 0 ? fails('request_refused') : hearsAll(asked)))
    const id = ended(cutsUntil(...Array.from({ length: 12 }, (_, at) => (at + 1) * 5)))
    await until(isDone(id))
    expect(trial.lab.recordings.find(id)?.gaps).toBe(6)
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
    trial.lab.transcriber.connectionChanged(connected)
    const id = ended(cutsUntil(5, 10, 15, 20, 25, 30))
    await settled()
    expect(trial.lab.transcriber.state()).toEqual({ kind: 'blocked', error: { code } })
    expect(trial.lab.clock.pending()).toBe(0)
    const before = trial.lab.asked.length
    trial.lab.clock.advance(600_000)
    await settled()
    expect(trial.lab.asked).toHaveLength(before)
    isMended = true
    trial.lab.transcriber.connectionChanged({ ...connected, address: 'http://b/v1' })
    await until(isDone(id))
    expect(trial.lab.recordings.find(id)?.gaps).toBe(0)
  })
})

describe('while the practice service stands in', () => {
  const practising: ServiceState = { ...connected, address: 'http://practice/v1', practice: true }

  test('what was recorded for a real service is not given to it, and goes on afterwards', async () => {
    start()
    trial.lab.transcriber.connectionChanged(practising)
    const real = ended(cutsUntil(5, 10))
    await settled()
    expect(trial.lab.asked).toEqual([])
    expect(kinds(real)).toEqual(['waiting', 'waiting'])
    trial.lab.practice.isOn = true
    const tried = ended(cutsUntil(6))
    await until(isDone(tried))
    expect(kinds(real)).toEqual(['waiting', 'waiting'])
    trial.lab.transcriber.connectionChanged(connected)
    await until(isDone(real))
  })

  test('what was on its way as practice began waits again', async () => {
    start(hangs)
    const real = ended(cutsUntil(5))
    await settled()
    expect(trial.lab.asked).toHaveLength(1)
    trial.lab.transcriber.connectionChanged(practising)
    await settled()
    expect(trial.lab.asked[0]?.signal.aborted).toBe(true)
    trial.lab.transcriber.connectionChanged(connected)
    await settled()
    expect(trial.lab.asked).toHaveLength(2)
    expect(kinds(real)).toEqual(['sent'])
  })
})
