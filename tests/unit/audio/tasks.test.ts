import { expect, test } from 'vitest'
import { microphoneFailure } from '../../../renderer/audio/microphone/microphone-error.ts'
import { AppFailure } from '../../../shared/app-failure.ts'
import type { SoundTask } from '../../../shared/ipc/schemas/recordings.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { expectSound, expectWhole, spoken } from './expectations.ts'
import { ended, listening, openPage, settle, talk, until } from './page-lab.ts'

function decode(recordingId: string, more: Partial<SoundTask & { kind: 'decode' }> = {}) {
  const url = `/source/${recordingId}`
  return { kind: 'decode', recordingId, url, track: null, from: 0, last: null, ...more } as const
}

test('what is spoken, its tail and what the device still holds are kept, whole', async () => {
  const page = await listening()
  page.microphone.speak(talk.subarray(0, 124_000))
  page.ask('release')
  page.microphone.speak(talk.subarray(124_000, 128_000))
  page.time.pass(399)
  await settle()
  expect(page.microphone.closed).toBe(0)
  page.microphone.remainder = talk.subarray(128_000, 128_300)
  page.time.pass(1)
  await ended(page)
  const { sound, cuts, ends, levels } = page.main.kept('a')
  expectSound(sound, talk.subarray(0, 128_300))
  expectWhole(cuts, 128_300)
  expect(spoken(cuts)).toHaveLength(2)
  expect(levels.length).toBe(Math.floor((128_300 * 30) / 16_000))
  expect(ends).toEqual([null])
  expect(page.microphone.closed).toBe(1)
})

test('the end is told after the last cuts, once, whatever else is asked', async () => {
  const page = await listening()
  page.ask('listen')
  expect(page.microphone.asked).toBe(1)
  page.microphone.speak(talk)
  page.ask('release')
  page.ask('release')
  const letGo = page.main.hold()
  page.time.pass(400)
  page.ask('halt')
  page.microphone.unplug()
  await settle()
  expect(page.main.kept('a').ends).toEqual([])
  letGo()
  await ended(page)
  page.ask('halt')
  page.ask('release')
  await settle()
  expect(page.main.kept('a').ends).toEqual([null])
  expectWhole(page.main.kept('a').cuts, talk.length)
})

test('halting keeps what was spoken, without a tail', async () => {
  const page = await listening()
  page.microphone.speak(talk)
  page.ask('halt')
  await ended(page)
  expectSound(page.main.kept('a').sound, talk)
  expectWhole(page.main.kept('a').cuts, talk.length)
  expect(page.main.kept('a').ends).toEqual([null])
})

test('halting within the tail ends it', async () => {
  const page = await listening()
  page.microphone.speak(talk)
  page.ask('release')
  page.ask('halt')
  await ended(page)
  page.time.pass(400)
  await settle()
  expect(page.main.kept('a').ends).toEqual([null])
  expect(page.microphone.closed).toBe(1)
})

test('a key let go of while the device opens still gets its tail', async () => {
  const page = openPage()
  page.ask('listen')
  page.ask('release')
  page.time.pass(100)
  page.microphone.allow()
  await settle()
  page.microphone.speak(talk.subarray(0, 3200))
  page.time.pass(300)
  await ended(page)
  expectSound(page.main.kept('a').sound, talk.subarray(0, 3200))
  expect(page.microphone.closed).toBe(1)
})

test.each(['release', 'halt'] as const)(
  'a device that opens after the %s is closed, and what it says is not taken',
  async (kind) => {
    const page = openPage()
    page.ask('listen')
    page.ask(kind)
    page.time.pass(400)
    await ended(page)
    page.microphone.remainder = talk
    page.microphone.allow()
    await until(() => expect(page.microphone.closed).toBe(1))
    await settle()
    expect(page.main.kept('a')).toMatchObject({ sound: [], cuts: [], levels: [], ends: [null] })
    expect(page.reports).toEqual([])
  },
)

test.each([
  ['NotFoundError', 'microphone_missing'],
  ['OverconstrainedError', 'microphone_missing'],
  ['NotAllowedError', 'microphone_refused'],
  ['SecurityError', 'microphone_refused'],
  ['NotReadableError', 'microphone_busy'],
  ['AbortError', 'microphone_busy'],
  ['TypeError', 'internal'],
])('%s of the browser is told as %s', async (name, code) => {
  const page = openPage()
  page.ask('listen')
  page.microphone.refuse(microphoneFailure(new DOMException('In its own words', name)))
  await ended(page)
  expect(page.main.kept('a').ends).toEqual([{ code, detail: 'In its own words' }])
})

test('a microphone that never opens is given up, and closed should it open after all', async () => {
  const page = openPage()
  page.ask('listen')
  page.time.pass(9999)
  await settle()
  expect(page.main.kept('a').ends).toEqual([])
  page.time.pass(1)
  await ended(page)
  expect(page.main.kept('a').ends).toEqual([{ code: 'microphone_busy' }])
  page.microphone.allow()
  await until(() => expect(page.microphone.closed).toBe(1))
  expect(page.main.kept('a').ends).toHaveLength(1)
})

test('a microphone that opened is not given up for having been opened long ago', async () => {
  const page = await listening()
  for (let second = 0; second < 12; second++) {
    page.microphone.speak(talk.subarray(0, 16_000))
    page.time.pass(1000)
  }
  await settle()
  expect(page.main.kept('a').ends).toEqual([])
})

test('where the disk is full, listening ends, and says so', async () => {
  const page = await listening()
  page.main.failAfter(3200, { code: 'disk_full' })
  for (let at = 0; at < talk.length; at += 3200) page.microphone.speak(talk.subarray(at, at + 3200))
  await ended(page)
  expect(page.main.kept('a').ends).toEqual([{ code: 'disk_full' }])
  expect(page.microphone.closed).toBe(1)
  expectSound(page.main.kept('a').sound, talk.subarray(0, page.main.kept('a').sound.length))
})

test('the next press does not wait for the end of the one before', async () => {
  const page = await listening()
  page.microphone.speak(talk)
  page.ask('release')
  page.ask('listen', 'b')
  expect(page.microphone.asked).toBe(2)
})

test('files are decoded one at a time, in order, beside the microphone', async () => {
  const page = await listening()
  page.run(decode('x'))
  page.run(decode('y', { from: 0 }))
  page.run(decode('x'))
  await until(() => expect(page.decoders).toHaveLength(1))
  const [first] = page.decoders
  expect(first?.options).toMatchObject({ url: '/source/x', from: 0 })
  first?.options.onFacts({ length: talk.length, tracks: [] })
  await first?.options.onSound(talk)
  page.microphone.speak(talk.subarray(0, 3200))
  await settle()
  expect(page.main.kept('a').sound).toHaveLength(3200)
  expect(page.decoders).toHaveLength(1)
  first?.end({ trouble: { code: 'sound_cut_short' } })
  await ended(page, 'x')
  await until(() => expect(page.decoders).toHaveLength(2))
  expect(page.decoders[1]?.options.url).toBe('/source/y')
  const { sound, cuts, ends, lengths, levels } = page.main.kept('x')
  expectSound(sound, talk)
  expectWhole(cuts, talk.length)
  expect({ ends, lengths, levels }).toEqual({
    ends: [{ code: 'sound_cut_short' }],
    lengths: [talk.length],
    levels: [],
  })
  page.decoders[1]?.end({ trouble: null })
  await ended(page, 'y')
  await settle()
  expect(page.decoders).toHaveLength(2)
})

test('a file waits until main has its sound', async () => {
  const page = openPage()
  page.run(decode('x'))
  await until(() => expect(page.decoders).toHaveLength(1))
  const letGo = page.main.hold()
  let isTaken = false
  const take = async () => {
    await page.decoders[0]?.options.onSound(talk)
    isTaken = true
  }
  const taken = take()
  await settle()
  expect(isTaken).toBe(false)
  letGo()
  await taken
})

test('a halted file keeps what came; one that waits ends without being opened', async () => {
  const page = openPage()
  page.run(decode('x'))
  page.run(decode('y'))
  await until(() => expect(page.decoders).toHaveLength(1))
  page.ask('halt', 'y')
  await ended(page, 'y')
  await page.decoders[0]?.options.onSound(talk)
  page.ask('halt', 'x')
  page.ask('halt', 'x')
  await ended(page, 'x')
  await settle()
  expect(page.decoders).toHaveLength(1)
  expect(page.main.kept('x').ends).toEqual([null])
  expectSound(page.main.kept('x').sound, talk)
  expectWhole(page.main.kept('x').cuts, talk.length)
  page.run(decode('z'))
  await until(() => expect(page.decoders).toHaveLength(2))
})

test('a full disk and a broken decoder end their file, and the next has its turn', async () => {
  const page = openPage()
  page.run(decode('x'))
  page.run(decode('y'))
  await until(() => expect(page.decoders).toHaveLength(1))
  page.main.failAfter(0, { code: 'disk_full' })
  const refused = page.decoders[0]?.options.onSound(talk)
  await expect(refused).rejects.toBeInstanceOf(AppFailure)
  page.decoders[0]?.fail(new AppFailure({ code: 'disk_full' }))
  await ended(page, 'x')
  await until(() => expect(page.decoders).toHaveLength(2))
  page.decoders[1]?.fail(new Error('Out of memory'))
  await ended(page, 'y')
  expect(page.main.kept('x').ends).toEqual([{ code: 'disk_full' }])
  expect(page.main.kept('y').ends).toEqual([{ code: 'internal', detail: 'Out of memory' }])
})

test('a file goes on from where main has it', async () => {
  const page = openPage()
  const stored = samplesIn(4)
  page.main.keep('x', talk.subarray(0, stored))
  page.run(decode('x', { from: stored }))
  await until(() => expect(page.decoders).toHaveLength(1))
  expect(page.decoders[0]?.options.from).toBe(stored)
  await page.decoders[0]?.options.onSound(talk.subarray(stored))
  page.decoders[0]?.end({ trouble: null })
  await ended(page, 'x')
  expectSound(page.main.kept('x').sound, talk)
  expectWhole(page.main.kept('x').cuts, talk.length)
})
