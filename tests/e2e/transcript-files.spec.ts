import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Jutt } from './jutt.ts'
import { makeTalk } from './sound/material.ts'
import { writeWav } from './sound/wav.ts'
import { dropFiles, expect, rate, test } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const talk = makeTalk(30)

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

test('a transcript goes to files in six formats; Chromium reads the subtitles', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  writeFileSync(join(folder, 'talk.wav'), writeWav({ sampleRate: rate, samples: talk }))
  const said =
    'Tere hommikust kõigile, kes siia tulid. Täna räägime <b>märkidest</b> & nende tähendusest, ' +
    'ja sellest, miks see on --> oluline. Alustame kohe, sest aega on vähe ja juttu on palju.'
  server.audio.always('says', { text: said })
  await dropFiles(jutt, [join(folder, 'talk.wav')])
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
  expect((await exported('Markdown', 'md')).toString()).toContain('# talk')
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
