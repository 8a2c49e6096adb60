import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { audioScenarios } from '../service/fake-server/audio/scenarios.ts'
import { heardWords } from '../service/fake-server/audio/heard-words.ts'
import { readSound } from '../service/fake-server/audio/sound.ts'
import { formField, type ReceivedRequest } from '../service/fake-server/requests.ts'
import { makeTake, makeTalk, sentences } from './sound/material.ts'
import { expectWhole } from './sound/report.ts'
import { writeWav } from './sound/wav.ts'
import { dropFiles, expect, launchSpeaker, rate, together as test, uploads } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const talk = makeTalk(70)
const [sentence = new Float32Array(rate)] = sentences().toSorted((a, b) => b.length - a.length)
const short = makeTake([sentence])

test.beforeEach(({ folder }) => {
  writeFileSync(join(folder, 'talk.wav'), writeWav({ sampleRate: rate, samples: talk }))
  writeFileSync(join(folder, 'short.wav'), writeWav({ sampleRate: rate, samples: short }))
})

/** The words that the fake server made of an upload, but those in which an upload cut a sound short. */
function saidOf(upload: Uint8Array): string[] {
  const sound = readSound(upload)
  if (!sound) throw new Error('An upload was not a WAV file')
  return heardWords(sound).flatMap(({ word, isPeak }) => (isPeak ? [word] : []))
}

test('a file of 70 seconds goes up whole in at least three pieces, and its text stands in order', async ({
  speaker: { jutt },
  server,
  folder,
}, info) => {
  const transcripts = describeTranscripts(jutt)
  // The first pieces are the slowest, so that answers come in the wrong order.
  server.audio.where((_, nth) => nth <= 2).always('slow', { seconds: 1.5 })
  await dropFiles(jutt, [join(folder, 'talk.wav')])
  await transcripts.untilIs('Transcribed')
  const requests = server.requestsOf('audio')
  expect(requests.length).toBeGreaterThanOrEqual(3)
  const { pieces } = await expectWhole(info, talk, uploads(requests))
  expect(sentAgain(requests)).toEqual([])
  const spoken = pieces.flatMap(({ upload }) => saidOf(uploads(requests)[upload] ?? Buffer.of()))
  const words = (await transcripts.words()).filter((word) => spoken.includes(word))
  expect(words).toEqual(spoken)
  expect(new Set(requests.map((request) => formField(request, 'language')))).toEqual(
    new Set(['et']),
  )
  await expect(transcripts.gaps).toHaveCount(0)
})

test('its text is copied and exported as it stands, and it is there after a restart', async ({
  speaker: { jutt },
  server,
  launch,
  microphone,
  stored,
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  const text = 'Tere hommikust kõigile, kes on täna siia tulnud, et kuulata, mida meil öelda on.'
  server.audio.always('says', { text })
  await chooseFiles(jutt.app, [join(folder, 'short.wav')])
  await jutt.button('Transcribe files…').click()
  await transcripts.untilIs('Transcribed')
  await jutt.button('Copy text').click()
  const file = join(folder, 'exported.txt')
  await jutt.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await jutt.button('Export…').click()
  await jutt.page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
  await expect.poll(() => readFileSync(file, { encoding: 'utf8', flag: 'a+' })).toBe(`${text}\n`)
  await jutt.button('New chat').click()
  await jutt.message.press('ControlOrMeta+V')
  await expect(jutt.message).toHaveValue(text)
  await jutt.quit()
  const again = await launchSpeaker(launch, microphone, stored)
  const reopened = describeTranscripts(again.jutt)
  await reopened.open('short.wav')
  await expect(reopened.text).toContainText(text)
  expect(sentAgain(server.requestsOf('audio'))).toEqual([])
})

test('a piece that stays short is a gap that says so; Retry fills it', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  server.audio.always('cut-short', { after: 0.2 })
  await dropFiles(jutt, [join(folder, 'short.wav')])
  await expect(transcripts.gaps).toHaveCount(1)
  await transcripts.untilIs('1 part is missing')
  await expect(transcripts.gaps).toContainText('Less text came than was spoken here.')
  // Each time it was asked for, it was asked for in another way.
  const asked = server.requestsOf('audio')
  expect(asked.length).toBeGreaterThan(1)
  server.audio.reset()
  await transcripts.gaps.getByRole('button', { name: /^Retry/ }).click()
  await transcripts.untilIs('Transcribed')
  await expect(transcripts.gaps).toHaveCount(0)
  const last = uploads(server.requestsOf('audio')).at(-1) ?? Buffer.of()
  expect(await transcripts.words()).toEqual(expect.arrayContaining(saidOf(last)))
})

for (const [way, end] of [
  ['quit', 'quit'],
  ['a SIGKILL of main', 'kill'],
] as const) {
  test(`after ${way} it goes on where it was: nothing that was answered is sent again, nothing is missing`, async ({
    speaker: { jutt },
    server,
    launch,
    microphone,
    stored,
    folder,
  }, info) => {
    // Three are answered; the others are under way when Jutt ends.
    server.audio.where((_, nth) => nth > 3).alwaysDo(audioScenarios.hold())
    await dropFiles(jutt, [join(folder, 'talk.wav')])
    await expect.poll(() => server.requestsOf('audio').length).toBeGreaterThan(3)
    const answered = server.requestsOf('audio').slice(0, 3)
    for (const request of answered) await request.closed
    // Until what was answered is stored: the window shows it.
    const transcripts = describeTranscripts(jutt)
    const first = saidOf(uploads(answered)[0] ?? Buffer.of())[0] ?? ''
    await expect(transcripts.text).toContainText(new RegExp(first, 'i'))
    for (const upload of uploads(answered)) {
      await expect.poll(() => transcripts.words()).toContain(saidOf(upload)[0])
    }
    await jutt[end]()
    const before = [...server.requestsOf('audio')]
    server.audio.reset()

    const again = await launchSpeaker(launch, microphone, stored)
    const reopened = describeTranscripts(again.jutt)
    await reopened.open('talk.wav')
    await reopened.untilIs('Transcribed')
    const all = server.requestsOf('audio')
    const after = all.filter((request) => !before.includes(request))
    expect(sentAgain([...answered, ...after])).toEqual([])
    const { pieces } = await expectWhole(info, talk, uploads(all))
    const spoken = pieces.flatMap(({ upload }) => saidOf(uploads(all)[upload] ?? Buffer.of()))
    const words = (await reopened.words()).filter((word) => spoken.includes(word))
    expect(words).toEqual(spoken)
  })
}

/** Requests with the same sound and in the same format as one before: the first sound is sent in two formats. */
function sentAgain(requests: readonly ReceivedRequest[]): number[] {
  const isSame = (one: ReceivedRequest, other: ReceivedRequest): boolean => {
    const [a = Buffer.of(), b = Buffer.of()] = uploads([one, other])
    const [format, otherFormat] = [one, other].map((each) => formField(each, 'response_format'))
    return format === otherFormat && Buffer.compare(a, b) === 0
  }
  return requests.flatMap((request, index) =>
    requests.slice(0, index).some((earlier) => isSame(earlier, request)) ? [request.number] : [],
  )
}

/** What the person chooses in the system's dialog. */
async function chooseFiles(
  app: Parameters<typeof describeTranscripts>[0]['app'],
  filePaths: string[],
): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
  }, filePaths)
}
