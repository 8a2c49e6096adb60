import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeTake, sentences } from './sound/material.ts'
import { compare, createLocator } from './sound/correlate.ts'
import { readWav, writeWav } from './sound/wav.ts'
import { dropFiles, expect, launchSpeaker, rate, test, uploads } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

/** Samples, 10 ms: Opus starts a few milliseconds late or early. */
const slack = rate / 100
const talk = makeTake(sentences().slice(0, 2), { pause: 1.2 })

test('sound is compressed and still heard and transcribed from, or deleted while the text stays', async ({
  speaker: { jutt },
  server,
  stored,
  launch,
  microphone,
  folder,
}) => {
  const { page } = jutt
  const transcripts = describeTranscripts(jutt)
  const file = join(folder, 'talk.wav')
  writeFileSync(file, writeWav({ sampleRate: rate, samples: talk }))
  server.audio.always('cut-short', { after: 0.2 })
  await dropFiles(jutt, [file])
  await expect(transcripts.gaps.first()).toBeVisible({ timeout: 30_000 })
  await transcripts.untilIs(/parts? (?:is|are) missing$/, 30_000)
  const [whole = ''] = stored()
  const locate = createLocator(talk, talk.length)
  const placesBefore = uploads(server.requestsOf('audio')).map((bytes) =>
    locate(readWav(bytes).samples),
  )
  const compressed = whole.replace(/wav$/, 'ogg')

  const sound = page.getByRole('button', { name: /^Sound: / })
  await sound.click()
  await page.getByRole('menuitem', { name: 'Compress sound' }).click()
  await expect(sound).toHaveAccessibleName(/, compressed$/, { timeout: 30_000 })
  expect(existsSync(whole)).toBe(false)
  expect(statSync(compressed).size).toBeLessThan((talk.length * 2) / 8)

  const heard = await decoded(page, `/sound/${/([\da-z-]+)\.ogg$/.exec(compressed)?.[1] ?? ''}`)
  expect(Math.abs(heard.length - talk.length)).toBeLessThan(rate / 20)
  const lag = locate(heard)
  expect(Math.abs(lag)).toBeLessThanOrEqual(slack)
  expect(compare(heard, 0, talk, lag, heard.length).correlation).toBeGreaterThan(0.9)
  const player = page.getByRole('region', { name: 'Player' })
  const position = player.getByRole('slider', { name: 'Position' })
  await player.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(0.3)
  await player.getByRole('button', { name: 'Pause' }).click()

  server.audio.reset()
  const before = server.requestsOf('audio').length
  await page.getByRole('main').getByRole('button', { name: 'Retry', exact: true }).first().click()
  await transcripts.untilIs('Transcribed', 30_000)
  const [again = Buffer.of()] = uploads(server.requestsOf('audio').slice(before))
  // What is sent is the same part as before.
  const { samples } = readWav(again)
  const place = locate(samples)
  expect(placesBefore.some((one) => Math.abs(one - place) <= slack)).toBe(true)
  expect(compare(samples, 0, talk, place, samples.length).correlation).toBeGreaterThan(0.9)

  await sound.click()
  await page.getByRole('menuitem', { name: 'Delete sound…' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete the sound?' })
  const text = await transcripts.words()
  await dialog.getByRole('button', { name: 'Delete sound' }).click()
  await expect(page.getByText('Sound: deleted')).toBeVisible()
  await expect(page.getByText('The sound is deleted.')).toBeVisible()
  expect(existsSync(compressed)).toBe(false)
  await jutt.quit()
  const reopened = await launchSpeaker(launch, microphone, stored)
  const same = describeTranscripts(reopened.jutt)
  await same.open('talk.wav')
  await expect.poll(same.words).toEqual(text)
  await expect(reopened.jutt.page.getByText('Sound: deleted')).toBeVisible()
})

/** What the page hears at this address: samples at 16 kHz. */
async function decoded(page: Page, url: string): Promise<Float32Array> {
  const samples = await page.evaluate(async (address) => {
    const bytes = await (await fetch(address)).arrayBuffer()
    const context = new OfflineAudioContext(1, 1, 16_000)
    return Array.from((await context.decodeAudioData(bytes)).getChannelData(0))
  }, url)
  return Float32Array.from(samples)
}
