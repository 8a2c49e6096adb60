import { expect } from '@playwright/test'
import { ffmpeg } from './files.ts'
import { test } from './lab.ts'
import { measure } from './memory.ts'
import { hasSentences, makeReading } from './speech.ts'

const HOUR = Number(process.env['MEASURE_SECONDS'] ?? 3600)

const formats: Readonly<Record<string, string>> = {
  'hour.mp3': '-c:a libmp3lame -b:a 128k -ar 44100 -ac 2',
  'hour.opus': '-c:a libopus -b:a 32k -ar 48000',
  'hour.m4a': '-c:a aac -b:a 96k -ar 44100 -ac 2',
  'hour.wav': '-c:a pcm_s16le -ar 48000 -ac 2',
}

test.skip(!hasSentences, 'pocketsphinx-testdata is not installed here')

test.beforeAll(async ({ lab }) => {
  await makeReading(lab.folder, 'reading.wav')
})

for (const [name, args] of Object.entries(formats)) {
  test(`an hour of ${name}`, async ({ lab }) => {
    const made = `-stream_loop -1 -t ${HOUR} -i reading.wav ${args} ${name}`
    await ffmpeg(lab.folder, made.split(' '))
    const url = `source/${name}`
    const started = performance.now()
    await ffmpeg(lab.folder, `-i ${name} -ar 16000 -ac 1 -f s16le /dev/null`.split(' '))
    const ffmpegSeconds = (performance.now() - started) / 1000

    const session = await lab.page.context().browser()!.newBrowserCDPSession()
    const drained = await measure(session, () =>
      lab.page.evaluate((asked) => globalThis.sounds.drain(asked), url),
    )
    const cut = await measure(session, () =>
      lab.page.evaluate((asked) => globalThis.sounds.segment(asked, true), url),
    )
    const { samples, firstSeconds, seconds, trouble } = drained.result
    expect(trouble).toBeNull()
    expect(Math.abs(samples / 16_000 - HOUR)).toBeLessThan(0.1)
    const { asked, detectorSeconds, pieces } = cut.result
    const times = (value: number) => `${(HOUR / value).toFixed(0)} x`
    console.log(
      [
        `${name}: ffmpeg ${times(ffmpegSeconds)} real time`,
        `decoded ${times(seconds)} (${times(drained.cost.processor)} of one processor), first sound after ${(firstSeconds * 1000).toFixed(0)} ms`,
        `memory of the page ${drained.cost.before.toFixed(0)} MB, at most ${drained.cost.peak.toFixed(0)} MB`,
        `with cuts and detector ${times(cut.result.seconds)} (${times(cut.cost.processor)} of one processor), at most ${cut.cost.peak.toFixed(0)} MB`,
        `detector asked about ${((100 * asked) / samples).toFixed(1)} % of the sound, ` +
          `${((detectorSeconds / (asked / 512)) * 1000).toFixed(3)} ms per frame; ${pieces.length} pieces`,
      ].join('\n  '),
    )
  })
}
