import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { audioScenarios } from '../service/fake-server/audio/scenarios.ts'
import { makeTalk } from './sound/material.ts'
import { writeWav } from './sound/wav.ts'
import { dropFiles, expect, rate, test } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const talk = makeTalk(40)

test('the sound is heard beside its text, also while that is still being made', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const { page } = jutt
  const file = join(folder, 'talk.wav')
  writeFileSync(file, writeWav({ sampleRate: rate, samples: talk }))
  server.audio.where((_, nth) => nth > 1).alwaysDo(audioScenarios.hold())
  await dropFiles(jutt, [file])
  const transcripts = describeTranscripts(jutt)
  await transcripts.untilIs(/^Transcribing/)
  const player = page.getByRole('region', { name: 'Player' })
  const position = player.getByRole('slider', { name: 'Position' })
  const seconds = (): Promise<number> => placeOf(position)
  const button = (name: string): Locator => player.getByRole('button', { name, exact: true })

  await button('Play').click()
  await expect.poll(seconds).toBeGreaterThan(0.3)
  await button('Pause').click()
  await expect(button('Play')).toBeVisible()
  const paused = await seconds()
  await button('Forward 5 seconds').click()
  await expect.poll(seconds).toBeCloseTo(paused + 5, 0)

  // From the text the same by keyboard.
  await transcripts.text.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(seconds).toBeCloseTo(paused + 10, 0)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(seconds).toBeCloseTo(paused + 5, 0)
  await page.keyboard.press('Space')
  await expect.poll(seconds).toBeGreaterThan(paused + 5.3)
  await page.keyboard.press('Space')
  await expect(button('Play')).toBeVisible()
  // Nothing before the end has to be fetched to hear it.
  await position.press('End')
  await expect(position).toHaveAttribute('aria-valuetext', /^0:4\d \/ 0:4\d$/)

  await player.getByRole('button', { name: /Speed/ }).click()
  await page.getByRole('option', { name: '2×' }).click()
  await page.reload()
  await expect(player.getByRole('button', { name: /2×/ })).toBeVisible()
})

async function placeOf(position: Locator): Promise<number> {
  return Number(await position.inputValue())
}
