import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTalk } from './sound/material.ts'
import { writeWav } from './sound/wav.ts'
import { dropFiles, expect, rate, test } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

test('a transcript gets a name, is found by its words and leads to their place, and is exported from its menu', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const { page } = jutt
  const transcripts = describeTranscripts(jutt)
  writeFileSync(join(folder, 'talk.wav'), writeWav({ sampleRate: rate, samples: makeTalk(70) }))
  server.audio.where((_, nth) => nth > 2).always('says', { text: paragraph('haruldane karulauk') })
  server.audio.always('says', { text: paragraph('tavaline maitsetaim') })
  await dropFiles(jutt, [join(folder, 'talk.wav')])
  await transcripts.untilIs('Transcribed')

  await transcripts.row('talk.wav').hover()
  await jutt.button('Menu for talk.wav').click()
  await page.getByRole('menuitem', { name: 'Rename', exact: true }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Loeng taimedest')
  await jutt.button('Save').click()
  await expect(transcripts.row('Loeng taimedest')).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Loeng taimedest')

  await jutt.button('New chat').click()
  const field = page.getByRole('searchbox', { name: 'Search' })
  await field.fill('taimedest')
  await expect(page.getByRole('option', { name: /Loeng taimedest/ })).toHaveCount(1)
  await field.fill('KARULAUK')
  await page.getByRole('option').last().click()
  await expect(transcripts.text).toContainText('haruldane karulauk')
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get('sought') ?? [])].map(String)))
    .toContain('karulauk')
  await field.press('Escape')
  const found = transcripts.text.getByRole('paragraph').filter({ hasText: 'karulauk' }).first()
  await expect(found).toBeInViewport()

  const file = join(folder, 'exported.txt')
  await jutt.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await transcripts.row('Loeng taimedest').hover()
  await jutt.button('Menu for Loeng taimedest').click()
  await page.getByRole('menuitem', { name: 'Export as text…' }).click()
  await expect
    .poll(() => readFileSync(file, { encoding: 'utf8', flag: 'a+' }))
    .toContain('karulauk')
})

/** Enough text for what is spoken in a piece: less would be taken for a gap. */
function paragraph(words: string): string {
  return Array.from({ length: 25 }, (_, place) => `Lause number ${place} on ${words}.`).join(' ')
}
