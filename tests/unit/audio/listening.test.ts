import { expect, test } from 'vitest'
import { microphoneFailure } from '../../../renderer/audio/microphone/microphone-error.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { expectSound, expectWhole } from './expectations.ts'
import { ended, listening, openPage, settle, talk, until } from './page-lab.ts'

test('a microphone that is unplugged with no other there leaves what it said', async () => {
  const page = await listening()
  page.microphone.speak(talk)
  page.microphone.unplug()
  await until(() => expect(page.microphone.asked).toBe(2))
  page.microphone.refuse(microphoneFailure(new DOMException('', 'NotFoundError')))
  await ended(page)
  expectSound(page.main.kept('a').sound, talk)
  expectWhole(page.main.kept('a').cuts, talk.length)
  expect(page.main.kept('a').ends).toEqual([{ code: 'microphone_lost' }])
  expect(page.main.kept('a').news).toEqual([])
  expect(page.microphone.closed).toBe(1)
})

test('where another one is there, it goes on in the same recording, and that is told', async () => {
  const page = openPage()
  const chosen = { id: 'usb', label: 'Headset' }
  page.run({ kind: 'listen', recordingId: 'a', microphone: chosen, staysOpen: false })
  page.microphone.allow('Headset')
  await settle()
  page.microphone.speak(talk.subarray(0, 100_000))
  page.microphone.remainder = talk.subarray(100_000, 100_200)
  page.microphone.unplug()
  await until(() => expect(page.microphone.asked).toBe(2))
  page.microphone.remainder = new Int16Array()
  page.microphone.allow('Built-in')
  await settle()
  page.microphone.speak(talk.subarray(100_200))
  page.ask('release')
  page.time.pass(400)
  await ended(page)
  expect(page.microphone.wishes.map(({ device }) => device)).toEqual([chosen, null])
  expectSound(page.main.kept('a').sound, talk)
  expect(page.main.kept('a').news).toEqual([{ kind: 'switched', label: 'Built-in' }])
  expect(page.main.kept('a').ends).toEqual([null])
  expect(page.microphone.closed).toBe(2)
})

test('a sound server that goes on with another microphone by itself is told of, too', async () => {
  const page = await listening()
  page.microphone.speak(talk)
  page.microphone.move('Built-in')
  expect(page.main.kept('a').news).toEqual([{ kind: 'switched', label: 'Built-in' }])
  expect(page.microphone.asked).toBe(1)
})

test('devices that give nothing, one after the other, are three at most', async () => {
  const page = await listening()
  for (const round of [2, 3]) {
    page.microphone.unplug()
    await until(() => expect(page.microphone.asked).toBe(round))
    page.microphone.allow()
    await settle()
  }
  page.microphone.unplug()
  await ended(page)
  expect(page.microphone.asked).toBe(3)
  expect(page.main.kept('a').ends).toEqual([{ code: 'microphone_lost' }])
})

test('a key let go of while the next device opens ends it after its tail', async () => {
  const page = await listening()
  page.microphone.speak(talk)
  page.microphone.unplug()
  page.ask('release')
  page.time.pass(400)
  await ended(page)
  page.microphone.allow()
  await until(() => expect(page.microphone.closed).toBe(2))
  expectSound(page.main.kept('a').sound, talk)
  expect(page.main.kept('a').ends).toEqual([null])
})

test('the chosen microphone is told to be missing where another one opens', async () => {
  const page = openPage()
  const chosen = { id: 'usb', label: 'Headset' }
  page.run({ kind: 'listen', recordingId: 'a', microphone: chosen, staysOpen: false })
  page.microphone.allow('Built-in')
  await until(() =>
    expect(page.main.kept('a').news).toEqual([{ kind: 'replaced', label: 'Built-in' }]),
  )
})

test('a microphone that says nothing for 3 s is lost; one that is slow, or muted, is not', async () => {
  const page = await listening()
  page.time.pass(2999)
  page.microphone.speak(talk.subarray(0, 512))
  page.time.pass(2999)
  await settle()
  expect(page.microphone.closed).toBe(0)
  page.microphone.mute(true)
  page.time.pass(60_000)
  await settle()
  expect(page.microphone.asked).toBe(1)
  page.microphone.mute(false)
  page.time.pass(3000)
  await until(() => expect(page.microphone.asked).toBe(2))
  expect(page.microphone.closed).toBe(1)
})

test('a microphone that gives nothing but zeros, or is muted, is named within 2 s, and the recording goes on', async () => {
  const page = await listening()
  const { news } = page.main.kept('a')
  page.microphone.speak(new Int16Array(samplesIn(1.4)))
  page.microphone.speak(talk.subarray(0, 512))
  page.microphone.speak(new Int16Array(samplesIn(1.4)))
  expect(news).toEqual([])
  page.microphone.speak(new Int16Array(samplesIn(0.1)))
  expect(news).toEqual([{ kind: 'silent', reason: 'zeros' }])
  page.microphone.speak(talk.subarray(0, 512))
  expect(news.slice(1)).toEqual([{ kind: 'heard' }])
  page.microphone.mute(true)
  page.time.pass(1000)
  page.microphone.speak(new Int16Array(samplesIn(5)))
  expect(news.slice(2)).toEqual([{ kind: 'silent', reason: 'muted' }])
  page.microphone.mute(false)
  page.microphone.speak(talk)
  expect(news.slice(3)).toEqual([{ kind: 'heard' }])
  expect(page.main.kept('a').ends).toEqual([])
})
