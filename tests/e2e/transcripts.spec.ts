import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { audioScenarios } from '../service/fake-server/audio/scenarios.ts'
import { heardWords } from '../service/fake-server/audio/heard-words.ts'
import { readSound } from '../service/fake-server/audio/sound.ts'
import { formField, type ReceivedRequest } from '../service/fake-server/requests.ts'
import { ffmpeg, missingTools } from '../sound/files.ts'
import type { Jutt } from './jutt.ts'
import { makeTake, makeTalk, sentences } from './sound/material.ts'
import { expectWhole } from './sound/report.ts'
import { writeWav } from './sound/wav.ts'
import { dropFiles, expect, launchSpeaker, rate, together as test, uploads } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const talk = makeTalk(70)
const [sentence = new Float32Array(rate)] = sentences().toSorted((a, b) => b.length - a.length)
const short = makeTake([sentence])

const copied = 'Tere hommikust kõigile, kes on täna siia tulnud, et kuulata, mida meil öelda on.'

const files = {
  'talk.wav': talk,
  'copied.wav': short,
  'files.wav': makeTalk(30),
  'short.wav': short,
  'quit.wav': talk,
  'killed.wav': talk,
}

test.beforeEach(({ folder }) => {
  for (const [name, samples] of Object.entries(files)) {
    writeFileSync(join(folder, name), writeWav({ sampleRate: rate, samples }))
  }
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

test('its text is copied and exported as it stands', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  server.audio.always('says', { text: copied })
  await chooseFiles(jutt.app, [join(folder, 'copied.wav')])
  await jutt.button('Transcribe files…').click()
  await transcripts.untilIs('Transcribed')
  await jutt.button('Copy text').click()
  const file = join(folder, 'exported.txt')
  await jutt.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await jutt.button('Export…').click()
  await jutt.page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
  await expect.poll(() => readFileSync(file, { encoding: 'utf8', flag: 'a+' })).toBe(`${copied}\n`)
  await jutt.button('New chat').click()
  await jutt.message.press('ControlOrMeta+V')
  await expect(jutt.message).toHaveValue(copied)
  expect(sentAgain(server.requestsOf('audio'))).toEqual([])
})

test('a transcript goes to files in six formats; Chromium reads the subtitles', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  const said =
    'Tere hommikust kõigile, kes siia tulid. Täna räägime <b>märkidest</b> & nende tähendusest, ' +
    'ja sellest, miks see on --> oluline. Alustame kohe, sest aega on vähe ja juttu on palju.'
  server.audio.always('says', { text: said })
  await dropFiles(jutt, [join(folder, 'files.wav')])
  await transcripts.untilIs('Transcribed')

  async function exported(format: string, extension: string): Promise<Buffer> {
    const path = join(folder, `out.${extension}`)
    await jutt.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, path)
    await jutt.button('Export…').click()
    const dialog = jutt.page.getByRole('dialog', { name: 'Export the transcript' })
    await dialog.getByRole('radio', { name: format }).click({ force: true })
    await dialog.getByRole('button', { name: 'Export', exact: true }).click()
    await expect.poll(() => readFileSync(path, { flag: 'a+' }).length).toBeGreaterThan(0)
    return readFileSync(path)
  }

  expect((await exported('Text', 'txt')).toString()).toContain(said)
  expect((await exported('Markdown', 'md')).toString()).toContain('# files')
  expect((await exported('Word document', 'docx')).subarray(0, 2).toString()).toBe('PK')
  expect((await exported('Subtitles (SRT)', 'srt')).toString()).toMatch(
    /^1\r\n00:00:\d\d,\d{3} --> 00:00:\d\d,\d{3}\r\nTere hommikust/,
  )
  expect(JSON.parse((await exported('JSON', 'json')).toString())).toMatchObject({
    format: 'jutt-transcript',
    isComplete: true,
    language: 'et',
    models: ['whisper-large-v3'],
  })
  const vtt = (await exported('Subtitles (WebVTT)', 'vtt')).toString()
  const cues = await readByTrack(jutt, vtt)
  expect(cues.length).toBe(vtt.split(' --> ').length - 1)
  const read = cues.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ')
  expect(read).toContain(said)
  let before = 0
  for (const { start, end } of cues) {
    expect(start).toBeGreaterThanOrEqual(before)
    expect(end - start).toBeGreaterThanOrEqual(1)
    expect(end - start).toBeLessThanOrEqual(7)
    before = end
  }
})

test('of a film with two tracks the first becomes text, and the other where somebody chooses it', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  test.skip((await missingTools()).includes('ffmpeg'), 'ffmpeg is not here to make such a film')
  const transcripts = describeTranscripts(jutt)
  const named = ['-metadata:s:a:1', 'title=Tõlge']
  const both = ['-i', 'short.wav', '-i', 'files.wav', '-map', '0', '-map', '1']
  await ffmpeg(folder, [...both, '-c:a', 'libopus', ...named, 'film.mkv'])
  await dropFiles(jutt, [join(folder, 'film.mkv')])
  await transcripts.untilIs('Transcribed')
  const first = await transcripts.words()
  await jutt.button('Track: The first').click()
  await jutt.page.getByRole('menuitem', { name: 'Track 2 (Tõlge)' }).click()
  await expect(jutt.button('Track: 2')).toBeVisible()
  await transcripts.untilIs('Transcribed')
  await expect(transcripts.row('film.mkv, track 2')).toBeVisible()
  await expect.poll(async () => (await transcripts.words()).length).toBeGreaterThan(first.length)
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

test('after quit and after a SIGKILL of main it goes on where it was: nothing that was answered is sent again, nothing is missing, and what was there is there', async ({
  speaker: { jutt },
  server,
  launch,
  microphone,
  stored,
  folder,
}, info) => {
  async function takenUpAfter(end: 'quit' | 'kill', running: Jutt, name: string): Promise<Jutt> {
    server.reset()
    // Three are answered; the others are under way when Jutt ends.
    server.audio.where((_, nth) => nth > 3).alwaysDo(audioScenarios.hold())
    await dropFiles(running, [join(folder, name)])
    await expect.poll(() => server.requestsOf('audio').length).toBeGreaterThan(3)
    const answered = server.requestsOf('audio').slice(0, 3)
    for (const request of answered) await request.closed
    // Until what was answered is stored: the window shows it.
    const transcripts = describeTranscripts(running)
    await transcripts.open(name)
    for (const upload of uploads(answered)) {
      await expect.poll(() => transcripts.words()).toContain(saidOf(upload)[0])
    }
    await running[end]()
    const before = [...server.requestsOf('audio')]
    server.audio.reset()

    const again = await launchSpeaker(launch, microphone, stored)
    const reopened = describeTranscripts(again.jutt)
    await reopened.open(name)
    await reopened.untilIs('Transcribed')
    const all = server.requestsOf('audio')
    const after = all.filter((request) => !before.includes(request))
    expect(sentAgain([...answered, ...after])).toEqual([])
    const { pieces } = await expectWhole(info, talk, uploads(all))
    const spoken = pieces.flatMap(({ upload }) => saidOf(uploads(all)[upload] ?? Buffer.of()))
    const words = (await reopened.words()).filter((word) => spoken.includes(word))
    expect(words).toEqual(spoken)
    return again.jutt
  }

  const begun = await takenUpAfter('quit', jutt, 'quit.wav')
  // What was copied and exported before.
  const earlier = describeTranscripts(begun)
  await earlier.open('copied.wav')
  await expect(earlier.text).toContainText(copied)
  await takenUpAfter('kill', begun, 'killed.wav')
})

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

/** A cue as Chromium's own reader of WebVTT gives it. */
interface ReadCue {
  start: number
  end: number
  text: string
}

/** Has the page's own <track> read a WebVTT file. */
function readByTrack({ page }: Jutt, file: string): Promise<ReadCue[]> {
  return page.evaluate(async (text) => {
    const video = document.body.appendChild(document.createElement('video'))
    const track = video.appendChild(document.createElement('track'))
    const source = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }))
    try {
      await new Promise((resolve, reject) => {
        track.addEventListener('load', resolve)
        track.addEventListener('error', () => reject(new Error('The track could not be read')))
        track.src = source
        track.track.mode = 'hidden'
      })
      return Array.from(track.track.cues ?? [], (cue) => ({
        start: cue.startTime,
        end: cue.endTime,
        text: cue instanceof VTTCue ? (cue.getCueAsHTML().textContent ?? '') : '',
      }))
    } finally {
      URL.revokeObjectURL(source)
      video.remove()
    }
  }, file)
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
