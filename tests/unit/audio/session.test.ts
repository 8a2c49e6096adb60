import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createPatientDetector } from '../../../renderer/audio/session/patient-detector.ts'
import { createSession, type SessionOptions } from '../../../renderer/audio/session/session.ts'
import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'
import type { SpeechDetector } from '../../../shared/speech/detector.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { makeSound, noise, speech } from '../speech/sound.ts'
import { expectSound, expectWhole, spoken } from './expectations.ts'
import { createFakeMain } from './fake-main.ts'
import { createFakeTimer } from './fake-timer.ts'

// Minutes of sound: more than the 5 s of a unit test on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const id = 'recording'
const silent: SpeechDetector = async () => null
const deadDetector: SpeechDetector = async () => Promise.reject(new Error('The model is broken.'))

/** Phrases with pauses, a stretch without any, and a long silence, in a room where a detector is asked. */
const talk = makeSound(
  [speech(5), noise(1.5), speech(3), noise(0.3), speech(40), noise(45), speech(2), noise(3)],
  -62,
)

function open(options: Partial<SessionOptions> = {}, detector: SpeechDetector = silent) {
  const main = createFakeMain()
  const time = createFakeTimer()
  const reports: unknown[] = []
  const openWith = (more: Partial<SessionOptions>) =>
    createSession(
      {
        audio: main.audio,
        detector: createPatientDetector(detector, time.timer),
        timer: time.timer,
        report: (error) => reports.push(error),
      },
      { recordingId: id, ...options, ...more },
    )
  return { main, time, reports, openWith, session: openWith({}) }
}

type Open = ReturnType<typeof open>

async function send({ session }: Pick<Open, 'session'>, sound: Int16Array, size = 512) {
  for (let at = 0; at < sound.length; at += size) {
    session.take(sound.subarray(at, at + size))
    if (at % (size * 16) === 0) await session.room()
  }
}

test('main gets every sample once and in order, however it comes and however slow main is', async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 1, maxLength: 8 })
  const held = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 })
  const sound = talk.subarray(0, samplesIn(12))
  await fc.assert(
    fc.asyncProperty(sizes, held, async (chunks, holds) => {
      const { main, session } = open()
      for (let at = 0, turn = 0; at < sound.length; turn++) {
        const letGo = holds[turn % holds.length] === true ? main.hold() : null
        const size = (chunks[turn % chunks.length] ?? 0) + 1
        session.take(sound.subarray(at, at + size))
        at += size
        await Promise.resolve()
        letGo?.()
      }
      expect(await session.finish(false)).toBeNull()
      expectSound(main.kept(id).sound, sound)
      expectWhole(main.kept(id).cuts, sound.length)
    }),
    { numRuns: 30 },
  )
})

test('the first sound is sent at once, what follows every 50 ms', async () => {
  const { main, session } = open()
  session.take(talk.subarray(0, 128))
  await vi.waitFor(() => expect(main.kept(id).messages).toEqual([128]), { interval: 1 })
  for (let at = 128; at < 128 + 512 * 3; at += 512) session.take(talk.subarray(at, at + 512))
  await vi.waitFor(() => expect(main.kept(id).messages.slice(1)).toHaveLength(1), { interval: 1 })
  expect(main.kept(id).messages[1]).toBe(1024)
  await session.room()
  expectSound(main.kept(id).sound, talk.subarray(0, 128 + 512 * 3))
})

test('what main could not take meanwhile goes in one message, of a minute at most', async () => {
  const { main, session } = open()
  const letGo = main.hold()
  for (let at = 0; at < talk.length; at += 4000) session.take(talk.subarray(at, at + 4000))
  letGo()
  await session.room()
  expect(main.kept(id).messages.filter((samples) => samples > 0)).toEqual([
    4000,
    960_000,
    talk.length - 964_000,
  ])
  expectSound(main.kept(id).sound, talk)
})

test('sound does not wait for its hearing', async () => {
  const never = Promise.withResolvers<null>()
  const lab = open({}, () => never.promise)
  lab.session.take(talk)
  await vi.waitFor(() => expect(lab.main.kept(id).sound).toHaveLength(talk.length), { interval: 1 })
  expect(lab.main.kept(id).cuts).toEqual([])
})

test('cuts cover the sound, and come while sound still comes', async () => {
  const lab = open()
  await send(lab, talk.subarray(0, samplesIn(20)))
  await vi.waitFor(() => expect(spoken(lab.main.kept(id).cuts)).toHaveLength(1), { interval: 1 })
  await send(lab, talk.subarray(samplesIn(20)))
  await lab.session.finish(false)
  expectWhole(lab.main.kept(id).cuts, talk.length)
  expect(spoken(lab.main.kept(id).cuts)).toHaveLength(4)
})

test('where main can keep no more, what it has is whole, and nothing more is sent', async () => {
  const failed = vi.fn<() => void>()
  const lab = open({ onFailure: failed })
  lab.main.failAfter(samplesIn(7), { code: 'disk_full' })
  await expect(send(lab, talk)).rejects.toMatchObject({ error: { code: 'disk_full' } })
  lab.session.take(talk)
  expect(await lab.session.finish(false)).toEqual({ code: 'disk_full' })
  const { sound } = lab.main.kept(id)
  expect(sound.length).toBeGreaterThanOrEqual(samplesIn(7))
  expectSound(sound, talk.subarray(0, sound.length))
  expect(failed).toHaveBeenCalledOnce()
})

test('a main that does not answer at all is an error, too', async () => {
  const lab = open()
  lab.main.audio.append = async () => Promise.reject(new Error('No such channel'))
  const session = lab.openWith({})
  session.take(talk)
  expect(await session.finish(false)).toEqual({ code: 'internal', detail: 'No such channel' })
})

test('where the detector fails, energy goes on after the last cut', async () => {
  const energy = open()
  await send(energy, talk)
  await energy.session.finish(false)
  let asked = 0
  const failing = open({}, async () => {
    asked += 1
    return asked === 2 ? Promise.reject(new Error('The model is broken.')) : null
  })
  await send(failing, talk)
  await failing.session.finish(false)
  expect(failing.reports).toHaveLength(1)
  expect(asked).toBe(2)
  expect(failing.main.kept(id).cuts).toEqual(energy.main.kept(id).cuts)
})

test('where it fails at the very end, too', async () => {
  const sound = makeSound([speech(0.25), noise(0.2)], -80)
  const lab = open({}, deadDetector)
  await send(lab, sound)
  expect(await lab.session.finish(false)).toBeNull()
  expect(lab.reports).toHaveLength(1)
  expect(spoken(lab.main.kept(id).cuts)).toHaveLength(1)
  expectWhole(lab.main.kept(id).cuts, sound.length)
})

test('a detector that does not answer is done without after 5 s', async () => {
  const never = Promise.withResolvers<null>()
  const lab = open({}, () => never.promise)
  lab.session.take(talk)
  const ended = lab.session.finish(false)
  await vi.waitFor(() => expect(lab.main.kept(id).sound).toHaveLength(talk.length), { interval: 1 })
  await vi.waitFor(
    () => {
      lab.time.pass(5000)
      expect(lab.reports).toHaveLength(1)
    },
    { interval: 1 },
  )
  expect(await ended).toBeNull()
  expectWhole(lab.main.kept(id).cuts, talk.length)
})

test('in a hurry the end does not wait for a detector, and late cuts are dropped', async () => {
  const late = Promise.withResolvers<null>()
  const lab = open({}, () => late.promise)
  lab.session.take(talk)
  const ended = lab.session.finish(true)
  await vi.waitFor(() => expect(lab.main.kept(id).sound).toHaveLength(talk.length), { interval: 1 })
  let isOver = false
  const watch = async () => {
    expect(await ended).toBeNull()
    isOver = true
  }
  const watched = watch()
  await vi.waitFor(
    () => {
      lab.time.pass(1000)
      expect(isOver).toBe(true)
    },
    { interval: 1 },
  )
  await watched
  const { messages } = lab.main.kept(id)
  const sent = messages.length
  late.resolve(null)
  await new Promise(setImmediate)
  expect(lab.main.kept(id).messages).toHaveLength(sent)
})

test('where stored sound cannot be read, the rest is still kept; main cuts it itself', async () => {
  const lab = open({}, deadDetector)
  lab.main.failReading({ code: 'storage_failed' })
  await send(lab, talk)
  expect(await lab.session.finish(false)).toBeNull()
  expectSound(lab.main.kept(id).sound, talk)
  expect(lab.main.kept(id).cuts.at(-1)?.end ?? 0).toBeLessThan(talk.length)
})

test('a recording that goes on is cut as if uninterrupted', async () => {
  const whole = open()
  await send(whole, talk)
  await whole.session.finish(false)
  const all = whole.main.kept(id).cuts
  for (const seconds of [0.5, 6.3, 11, 30, 52, 80, 95.1]) {
    const stored = samplesIn(seconds)
    const before = all.filter(({ end }) => end + samplesIn(1.2) <= stored)
    const cut = before.at(-1)
    const last: Piece | null = cut
      ? {
          ...cut,
          index: before.length - 1,
          text: '',
          times: null,
          model: null,
          state: { kind: 'waiting' },
        }
      : null
    const lab = open()
    lab.main.keep(id, talk.subarray(0, stored), last)
    const session = lab.openWith({ stored, last })
    await send({ session }, talk.subarray(stored), 16_000)
    expect(await session.finish(false)).toBeNull()
    const cuts = [...before.slice(0, -1), ...lab.main.kept(id).cuts]
    expectWhole(cuts, talk.length)
    expect(spoken(cuts).map(spanOf)).toEqual(spoken(all).map(spanOf))
    expectSound(lab.main.kept(id).sound, talk)
  }
})

test('sound that a power cut took after it had been cut is read again, and not cut twice', async () => {
  const end = samplesIn(27)
  const last: Piece = {
    index: 0,
    start: 0,
    end,
    speech: [{ start: 0, end }],
    text: 'Tere.',
    times: null,
    model: null,
    state: { kind: 'done' },
    ending: 'length',
  }
  const lab = open()
  const stored = samplesIn(4)
  lab.main.keep(id, talk.subarray(0, stored), last)
  const session = lab.openWith({ stored, last })
  await send({ session }, talk.subarray(stored))
  expect(await session.finish(false)).toBeNull()
  expectWhole(lab.main.kept(id).cuts, talk.length)
  const start = spoken(lab.main.kept(id).cuts).at(-1)?.start ?? 0
  expect(Math.abs(start - samplesIn(94.8))).toBeLessThan(samplesIn(0.3))
})

test('levels are told 30 times a second, for microphones only', async () => {
  const lab = open({ hasLevels: true })
  await send(lab, talk.subarray(0, samplesIn(3)))
  const { levels } = lab.main.kept(id)
  expect(levels).toHaveLength(90)
  expect(levels[0]).toMatchObject({ recordingId: id })
  expect(levels[0]?.peak).toBeGreaterThan(levels[0]?.rms ?? 1)
  const quiet = open()
  await send(quiet, talk.subarray(0, samplesIn(1)))
  expect(quiet.main.kept(id).levels).toEqual([])
})

test('sound is not taken ahead of hearing by more than a minute', async () => {
  const slow = Promise.withResolvers<null>()
  const lab = open({}, () => slow.promise)
  let taken = 0
  const feed = async () => {
    for (let turn = 0; turn < 100; turn++) {
      lab.session.take(talk.subarray(0, samplesIn(10)))
      taken += 10
      await lab.session.room()
    }
  }
  const fed = feed()
  await vi.waitFor(() => expect(taken).toBeGreaterThan(60), { interval: 1 })
  await new Promise(setImmediate)
  expect(taken).toBeLessThan(100)
  slow.resolve(null)
  await fed
  expect(lab.main.kept(id).sound).toHaveLength(samplesIn(1000))
})

function spanOf({ start, end }: { start: number; end: number }): [number, number] {
  return [start, end]
}
