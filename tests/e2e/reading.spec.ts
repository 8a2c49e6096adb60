import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Locator, Page } from '@playwright/test'
import { findingsIn } from './findings.ts'
import { makeTake, makeTalk, sentences } from './sound/material.ts'
import { writeWav } from './sound/wav.ts'
import { dropFiles, expect, launchSpeaker, rate, together as test } from './speech.ts'
import { formField } from '../service/fake-server/requests.ts'
import { describeTranscripts } from './transcript-page.ts'

/** Pauses that end a paragraph. */
const talk = makeTake(sentences(), { pause: 2.6 })
const said = [
  'Tere hommikust kõigile, kes on siia tulnud, et koos kaasa mõelda.',
  'Täna räägime keelest ja arvutitest, ja sellest, mida nad koos teevad.',
  'Kõigepealt vaatame, kust me tuleme, ja siis, kuhu me läheme.',
  'Lõpuks on aega küsimuste jaoks, ja keegi ei pea kiirustama.',
]

test('a transcript is heard from its words, edited, searched through and given speakers, and all of that can be undone', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const { page, button } = jutt
  const transcripts = describeTranscripts(jutt)
  const { text } = transcripts
  for (const [index, sentence] of said.entries()) {
    server.audio.where((_, nth) => nth % said.length === index).always('says', { text: sentence })
  }
  const file = join(folder, 'talk.wav')
  writeFileSync(file, writeWav({ sampleRate: rate, samples: talk }))
  await dropFiles(jutt, [file])
  await transcripts.untilIs('Transcribed')
  const paragraphs = text.getByRole('paragraph')
  await expect(paragraphs).toHaveCount(sentences().length)

  await clickWord(page, paragraphs.nth(1), 3)
  const position = page.getByRole('slider', { name: 'Position' })
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(5)
  await expect(paragraphs.nth(1).locator('[aria-current]')).toHaveText(/./)
  // Whoever scrolls reads on by themselves, until they want to follow again; it is at its place before it is heard.
  await expect(button('Pause')).toBeVisible()
  await page.mouse.wheel(0, 50)
  await button('Follow the sound').click()
  await expect(button('Follow the sound')).toBeHidden()
  await button('Pause').click()
  await text.getByRole('button', { name: /^Play from 0:00$/ }).click()
  await expect(paragraphs.first().locator('[aria-current]')).toHaveText(/./)
  await button('Pause').click()

  // What is written stays, whichever way the field is left, and Undo takes it back.
  const before = await paragraphs.first().innerText()
  const field = text.getByRole('textbox')
  for (const leave of ['Enter', 'Escape', 'Tab']) {
    await edit(text, 0)
    await field.fill(`Left by ${leave}.`)
    await field.press(leave)
    await expect(paragraphs.first()).toHaveText(`Left by ${leave}.`)
  }
  await text.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(paragraphs.first()).toHaveText('Left by Escape.')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(paragraphs.first()).toHaveText('Left by Tab.')
  for (let undone = 0; undone < 3; undone++) await button('Undo edit').click()
  await expect(paragraphs.first()).toHaveText(before)
  await expect(button('Undo edit')).toBeDisabled()

  await page.keyboard.press('ControlOrMeta+f')
  const find = page.getByRole('search', { name: 'Find and replace' })
  await find.getByRole('textbox', { name: 'Find' }).fill('KOOS')
  await expect(find.getByRole('status')).toHaveText(/^1 of [2-9]/)
  const count = Number(/\d+$/.exec(await find.getByRole('status').innerText()))
  await find.getByRole('button', { name: 'Match case' }).click()
  await expect(find.getByRole('status')).toHaveText('Not found')
  await find.getByRole('button', { name: 'Match case' }).click()
  await find.getByRole('textbox', { name: 'Replace with' }).fill('üheskoos')
  await find.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect.poll(() => occurrences(text, 'üheskoos')).toBe(1)
  await find.getByRole('button', { name: 'Replace all' }).click()
  await expect.poll(() => occurrences(text, 'üheskoos')).toBe(count)
  await expect(find.getByRole('status')).toHaveText(/^\d+ replaced$/)
  await page.keyboard.press('Escape')
  await expect(find).toBeHidden()
  await text.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => occurrences(text, 'üheskoos')).toBe(1)

  await more(text, 0, page, 'Name speaker…')
  const dialog = page.getByRole('dialog', { name: 'Who is speaking?' })
  await dialog.getByRole('combobox', { name: 'Name' }).fill('Mari')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(text.getByRole('button', { name: 'Speaker Mari: change' })).toHaveCount(1)
  await more(text, 2, page, 'Spoken by Mari')
  await expect(text.getByRole('button', { name: 'Speaker Mari: change' })).toHaveCount(2)
  await text.getByRole('button', { name: 'Speaker Mari: change' }).first().click()
  await dialog.getByRole('combobox', { name: 'Name' }).fill('Mari Maasikas')
  await expect(dialog.getByRole('radio', { name: 'Wherever Mari speaks' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(text.getByRole('button', { name: 'Speaker Mari Maasikas: change' })).toHaveCount(2)
  expect(await findingsIn(page)).toEqual([])

  // Another language for one paragraph; what comes is an edit like any other.
  server.audio.reset()
  server.audio.always('says', { text: 'All of this was said in English, word by word.' })
  const sent = server.requestsOf('audio').length
  await more(text, 1, page, 'Transcribe again…')
  const again = page.getByRole('dialog', { name: 'Transcribe again' })
  await again.getByRole('radio', { name: 'English' }).press('Space')
  const replaced = await paragraphs.nth(1).innerText()
  await again.getByRole('button', { name: 'Transcribe again' }).click()
  await expect(paragraphs.nth(1)).toHaveText('All of this was said in English, word by word.')
  const languages = server.requestsOf('audio').slice(sent)
  expect(languages.map((request) => formField(request, 'language'))).toContain('en')
  await button('Undo edit').click()
  await expect(paragraphs.nth(1)).toHaveText(replaced)

  await page.reload()
  await expect(text.getByRole('button', { name: 'Speaker Mari Maasikas: change' })).toHaveCount(2)
  await expect.poll(() => occurrences(text, 'üheskoos')).toBe(1)

  // Search finds the text as it reads now, and leads to its sentence, with the player there.
  await button('New chat').click()
  await page.getByRole('searchbox', { name: 'Search' }).fill('uheskoos')
  await page.getByRole('option').first().click()
  const found = text.locator('[aria-current]')
  await expect(found).toContainText('üheskoos')
  await expect(found).toBeInViewport()
})

test('the sound is heard beside its text, also while that is still being made', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const { page } = jutt
  const file = join(folder, 'lecture.wav')
  writeFileSync(file, writeWav({ sampleRate: rate, samples: makeTalk(40) }))
  const hanging = server.audio.where((_, nth) => nth > 1).always('hold')
  await dropFiles(jutt, [file])
  const transcripts = describeTranscripts(jutt)
  await transcripts.untilIs(/^Transcribing/)
  const player = page.getByRole('region', { name: 'Player' })
  const position = player.getByRole('slider', { name: 'Position' })
  const seconds = async (): Promise<number> => Number(await position.inputValue())
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
  hanging.release()
  await transcripts.untilIs('Transcribed')
})

test('what was typed into a paragraph is an edit after a crash, to be undone like any other', async ({
  speaker: { jutt },
  server,
  folder,
  launch,
  microphone,
  stored,
  profile,
}) => {
  server.audio.always('says', { text: said[0] })
  const file = join(folder, 'talk.wav')
  writeFileSync(file, writeWav({ sampleRate: rate, samples: talk }))
  await dropFiles(jutt, [file])
  await describeTranscripts(jutt).untilIs('Transcribed')
  await edit(describeTranscripts(jutt).text, 1)
  const typed = 'See lause sai pooleli'
  await jutt.page.keyboard.press('ControlOrMeta+a')
  await jutt.page.keyboard.type(typed)
  // At most half a second of what was typed may be lost.
  await expect
    .poll(() => keptDrafts(profile), { timeout: 500, intervals: [50] })
    .toContain(`"draft":"${typed}"`)
  await jutt.kill()

  const again = await launchSpeaker(launch, microphone, stored)
  const transcripts = describeTranscripts(again.jutt)
  await transcripts.open('talk.wav')
  const paragraph = transcripts.text.getByRole('paragraph').nth(1)
  await expect(paragraph).toHaveText(typed)
  await expect.poll(() => keptDrafts(profile)).not.toContain(typed)
  await again.jutt.button('Undo edit').click()
  await expect(paragraph).toHaveText(said[0] ?? '')
})

/** What main has on its disk of what was typed and not kept yet. */
function keptDrafts(profile: string): string {
  const database = new DatabaseSync(join(profile, 'jutt.sqlite'), { readOnly: true })
  try {
    return JSON.stringify(database.prepare('SELECT text FROM drafts').all()).replaceAll('\\', '')
  } finally {
    database.close()
  }
}

async function occurrences(text: Locator, words: string): Promise<number> {
  return (await text.innerText()).split(words).length - 1
}

async function edit(text: Locator, nth: number): Promise<void> {
  await text.getByRole('paragraph').nth(nth).hover()
  await text
    .getByRole('button', { name: /^Edit \d/ })
    .nth(nth)
    .click()
}

async function more(text: Locator, nth: number, page: Page, item: string): Promise<void> {
  await text
    .getByRole('button', { name: /^More for/ })
    .nth(nth)
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Clicks into the middle of a word, as a reader does. */
async function clickWord(page: Page, paragraph: Locator, nth: number): Promise<void> {
  const place = await paragraph.evaluate((element, index) => {
    const span = element.querySelector('span')
    const node = span?.firstChild
    if (!node) throw new Error('There is no text')
    const words = [...(node.textContent ?? '').matchAll(/\S+/g)]
    const range = document.createRange()
    range.setStart(node, words[index]?.index ?? 0)
    range.setEnd(node, (words[index]?.index ?? 0) + (words[index]?.[0].length ?? 1))
    const { x, y, width, height } = range.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }, nth)
  await page.mouse.click(place.x, place.y)
}
