import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { formField } from '../service/fake-server/requests.ts'
import { makeTake, sentences } from './sound/material.ts'
import { writeWav } from './sound/wav.ts'
import { dropFiles, expect, rate, test, uploads } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const [sentence = new Float32Array(rate)] = sentences()
const take = makeTake([sentence])

/** The texts of the row of a model, cell by cell. */
async function rowOf(page: Page, table: Locator, model: string): Promise<string[]> {
  const row = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: model, exact: true }) })
  await expect(row).toHaveCount(1)
  return row.getByRole('cell').allInnerTexts()
}

function fact(page: Page, name: string): Locator {
  return page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd[1]')
}

test('Settings tell spend, limits and one’s own use, and after a restart the count is there', async ({
  speaker: { jutt },
  server,
  launch,
  folder,
}) => {
  const file = join(folder, 'take.wav')
  writeFileSync(file, writeWav({ sampleRate: rate, samples: take }))
  server.keyInfo.always('limited')
  // Two sounds are sent without a language, to see whether the service tells them apart.
  const unnamed = server.audio.where((request) => formField(request, 'language') === undefined)
  unnamed.next('says', { language: 'et' })
  unnamed.next('says', { language: 'en' })
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.ask('Tere!')
  await dropFiles(jutt, [file])
  await describeTranscripts(jutt).untilIs('Transcribed')
  const heardFirst = server
    .requestsOf('audio')
    .filter((request) => formField(request, 'response_format') === 'json')
  const bytes = uploads(heardFirst).reduce((sum, { byteLength }) => sum + byteLength - 44, 0)

  await jutt.button('Settings').click()
  const { page } = jutt
  await expect(fact(page, 'Spent')).toHaveText('$2.50')
  await expect(fact(page, 'Budget')).toHaveText(/^\$10\.00; renewed on .* 2126$/)
  await expect(fact(page, 'Requests a minute')).toHaveText('60, 59 left')
  await expect(fact(page, 'Requests at once')).toHaveText('4')
  const table = page.getByRole('table', { name: 'Your use: Today' })
  expect(await rowOf(page, table, 'gemma-4-31B-it')).toEqual(['1', '1', '7', ''])
  const heard = await rowOf(page, table, 'whisper-large-v3')
  expect(heard).toEqual(['', '', '', `${Math.round(bytes / 2 / rate)} s`])

  // What is known of the service comes by itself while somebody looks.
  await jutt.button('About this service').click()
  await expect(fact(page, 'Server')).toHaveText('Looks like LiteLLM 1.82.3')
  await expect(fact(page, 'Language heard')).toHaveText('Told', { timeout: 20_000 })
  const tried = server.requestsOf('audio').filter((request) => !formField(request, 'language'))
  expect(tried.length).toBeLessThanOrEqual(2)
  await jutt.quit()

  server.reset()
  const again = await launch()
  await expect(again.message).toBeVisible()
  await again.button('Settings').click()
  const kept = again.page.getByRole('table', { name: 'Your use: Today' })
  expect(await rowOf(again.page, kept, 'gemma-4-31B-it')).toEqual(['1', '1', '7', ''])
  expect(await rowOf(again.page, kept, 'whisper-large-v3')).toEqual(heard)
  await expect(again.page.getByText('The service does not tell spend')).toBeVisible()
  await again.page.getByText('Last 7 days').click()
  await again.button('By day').click()
  await expect(again.page.getByRole('table', { name: 'By day' }).getByRole('row')).toHaveCount(4)
  // What was found out is kept too, and not tried again.
  await again.button('About this service').click()
  await expect(fact(again.page, 'Language heard')).toHaveText('Told')
  expect(server.requestsOf('audio')).toEqual([])
})

test('practice is not counted', async ({ launch }) => {
  const jutt = await launch()
  await jutt.button('Try without a key').click()
  await jutt.ask('Tere!')
  await jutt.button('Settings').click()
  await expect(jutt.page.getByRole('heading', { name: 'Models', exact: true })).toBeVisible()
  await expect(jutt.page.getByRole('heading', { name: 'Your use' })).toHaveCount(0)
})
