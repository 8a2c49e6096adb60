import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { formField } from '../service/fake-server/requests.ts'
import { createLocator } from './sound/correlate.ts'
import type { Jutt } from './jutt.ts'
import { makeTake, makeTalk, sentences } from './sound/material.ts'
import { proveSound } from './sound/prove.ts'
import { expectWhole } from './sound/report.ts'
import { readWav } from './sound/wav.ts'
import {
  expect,
  heardSince,
  launchSpeaker,
  rate,
  secondsIn,
  together as test,
  uploads,
} from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const [first, second, third] = sentences().toSorted((a, b) => a.length - b.length)
if (!first || !second) throw new Error('There is no speech to speak')

/** Long enough that its first piece is cut off, and comes back as text, before it ends. */
const longTake = makeTake([third ?? second, first, second])
const shortTake = makeTake([second])

const seconds = (samples: Float32Array): number => samples.length / 16_000

// Nothing that was said before stands in the message of a new chat.
test.beforeEach(async ({ speaker }) => speaker.jutt.message.fill(''))

test('what is spoken goes up whole and unchanged, and its text stands in the message before the key is let go', async ({
  speaker,
  server,
  microphone,
  stored,
}, info) => {
  const { jutt } = speaker
  const before = stored().length
  microphone.willHear(longTake)
  await speaker.press()
  await expect(jutt.message).toHaveValue(/\S+ \S+/, { timeout: 20_000 })
  const textBefore = await jutt.message.inputValue()
  await speaker.untilStored(seconds(longTake))
  const releasedAt = await speaker.release()
  // The last piece goes up after the release.
  await expect
    .poll(() => proveSound(longTake, uploads(server.requestsOf('audio'))).problems, {
      timeout: 15_000,
    })
    .toEqual([])
  await expect(jutt.message).not.toHaveValue(textBefore)
  expect((await jutt.message.inputValue()).startsWith(textBefore.slice(0, 10))).toBe(true)

  const requests = server.requestsOf('audio')
  expect(requests[0]?.receivedAt).toBeLessThan(releasedAt)
  expect(requests.map((request) => formField(request, 'language'))).toEqual(
    requests.map(() => 'et'),
  )
  await expectWhole(info, longTake, uploads(requests))
  expect(stored()).toHaveLength(before + 1)
})

test('a tap begins and the next one ends; the text can be sent like any other', async ({
  speaker,
  server,
  microphone,
}) => {
  const { jutt, hold } = speaker
  microphone.willHear(shortTake)
  await speaker.beginBy(() => hold.click())
  await speaker.untilStored(seconds(shortTake))
  await hold.click()
  await expect(jutt.message).toHaveValue(/\S/)
  const [request] = server.requestsOf('audio')
  expect(request).toBeDefined()
  const text = await jutt.message.inputValue()
  await jutt.button('Send').click()
  await expect(jutt.article('You')).toContainText(text.trim())
})

test('Space holds it too, and text goes in at the caret', async ({ speaker, microphone }) => {
  const { jutt, hold } = speaker
  microphone.willHear(shortTake)
  await jutt.message.fill('Before. After.')
  await jutt.message.press('Home')
  for (let step = 0; step < 'Before. '.length; step++) await jutt.message.press('ArrowRight')
  await hold.focus()
  await speaker.beginBy(() => jutt.page.keyboard.down('Space'))
  await speaker.untilStored(seconds(shortTake))
  await jutt.page.keyboard.up('Space')
  await expect(jutt.message).toHaveValue(/^Before\. \S.*\S After\.$/)
})

test('Escape ends it and keeps the sound: nothing of it is sent, unless it is asked for', async ({
  speaker,
  server,
  microphone,
  stored,
}) => {
  const { jutt } = speaker
  microphone.willHear(shortTake)
  await speaker.press()
  await speaker.untilStored(2.5)
  await jutt.page.keyboard.press('Escape')
  await speaker.release()
  await expect(jutt.page.getByText(/cancelled; its sound is kept/)).toBeVisible()
  await expect(jutt.message).toHaveValue('')
  expect(server.requestsOf('audio')).toHaveLength(0)
  const kept = await readFile(stored().at(-1) ?? '')
  expect(kept.length).toBeGreaterThan(2.5 * 32_000)
  // All of it is what was said; only what was said after Escape is not there.
  const { problems, windows } = proveSound(shortTake, [kept])
  expect(windows).toBeGreaterThan(5)
  expect(problems.filter((problem) => !problem.includes('was not uploaded'))).toEqual([])
  await jutt.button('Transcribe it').click()
  await server.waitForRequest(({ route }) => route === 'audio')
})

test('where nobody speaks nothing is sent, and Jutt says so', async ({
  speaker,
  server,
  microphone,
}) => {
  microphone.willHear(new Float32Array(16_000))
  await speaker.press()
  await speaker.untilStored(2)
  await speaker.release()
  await expect(speaker.jutt.page.getByText(/No speech was heard/)).toBeVisible()
  expect(server.requestsOf('audio')).toHaveLength(0)
})

test('the language that is chosen is named in the request, and is remembered', async ({
  speaker,
  server,
  microphone,
}, info) => {
  microphone.willHear(shortTake)
  await speaker.chooseLanguage('English')
  await speaker.press()
  await speaker.untilStored(seconds(shortTake))
  await speaker.release()
  await expect(speaker.jutt.message).toHaveValue(/\S/)
  const requests = server.requestsOf('audio')
  expect(requests.map((request) => formField(request, 'language'))).toEqual(
    requests.map(() => 'en'),
  )
  for (const request of requests) {
    expect(formField(request, 'model')).toBe('whisper-large-v3')
    expect(formField(request, 'temperature')).toBe('0')
    expect(formField(request, 'response_format')).toMatch(/json/)
  }
  await expectWhole(info, shortTake, uploads(requests))
  await speaker.jutt.page.reload()
  await expect(
    speaker.jutt.page.getByRole('button', { name: /^Dictation language/ }),
  ).toHaveAccessibleName(/English/)
})

test('a microphone that is kept open gives the next recording what came just before its key', async ({
  speaker,
  microphone,
  stored,
}) => {
  const { jutt } = speaker
  await keepMicrophoneOpen(jutt, true)
  const played = makeTalk(60)
  microphone.willHear(played)
  await speaker.press()
  await speaker.untilStored(2)
  await speaker.release()
  await expect(jutt.message).toHaveValue(/\S/)
  await speaker.press()
  await speaker.untilStored(2)
  await speaker.release()
  const [before = '', after = ''] = stored().slice(-2)
  const placeOf = (file: string): number =>
    createLocator(played, 2 * rate)(readWav(readFileSync(file)).samples.slice(0, 2 * rate))
  // The device ran on: opened anew, it would have been heard from its beginning again.
  expect(placeOf(after)).toBeGreaterThan(placeOf(before) + rate)
  await keepMicrophoneOpen(jutt, false)
})

async function keepMicrophoneOpen({ button, page }: Jutt, isWanted: boolean): Promise<void> {
  await button('Settings').click()
  const wish = page.getByRole('switch', { name: /Keep the microphone open/ })
  await wish.press('Space')
  await expect(wish).toBeChecked({ checked: isWanted })
  await button('Close settings').click()
}

test('a SIGKILL of main in mid-sentence costs at most half a second; the rest becomes text at the next start', async ({
  speaker,
  server,
  microphone,
  stored,
  launch,
}, info) => {
  const earlier = await describeTranscripts(speaker.jutt).row('Dictation').count()
  microphone.willHear(shortTake)
  await speaker.press()
  await speaker.untilStored(0.5)
  const file = stored().at(-1) ?? ''
  const since = await heardSince(file, 2.5)
  const killedAt = Date.now()
  await speaker.jutt.kill()
  const spokenFor = (killedAt - since) / 1000
  const again = await launchSpeaker(launch, microphone, stored)
  const transcripts = describeTranscripts(again.jutt)
  // One more than there were, and the newest stands first.
  await expect(transcripts.row('Dictation')).toHaveCount(earlier + 1)
  await transcripts.open('Dictation')
  await transcripts.untilIs('Transcribed')
  const kept = await readFile(file)
  expect(secondsIn(kept.length)).toBeGreaterThan(spokenFor - 0.5)
  info.annotations.push({
    type: 'sound',
    description: `${spokenFor.toFixed(2)} s were spoken, ${secondsIn(kept.length).toFixed(2)} s kept`,
  })
  const { problems, windows } = proveSound(shortTake, [kept])
  expect(windows).toBeGreaterThan(5)
  expect(problems.filter((problem) => !problem.includes('was not uploaded'))).toEqual([])
  expect(server.requestsOf('audio').length).toBeGreaterThan(0)
})
