import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { root } from '../setup/project.ts'
import type { Notes } from './journal.ts'
import { recordedSentence, wordsInCommon } from './recorded-sentence.ts'
import { dropFiles } from './sound-input.ts'
import { answerTimeout, type Visitor } from './visitor.ts'

/** Synthetic speech made by espeak-ng, seconds. */
export const clips = {
  et: { file: join(root, 'resources/practice/et.wav'), seconds: 5.7 },
  en: { file: join(root, 'resources/practice/en.wav'), seconds: 5.3 },
}
/** What the microphone plays before anything else was asked of it. */
export const practiceClip = clips.et.file
/** Seconds in which the microphone opens. */
const opening = 0.5

export async function dictateEstonian(visitor: Visitor, notes: Notes) {
  const { message, button, photograph, microphone } = visitor
  await button('New chat').click()
  await microphone.willHear(clips.et.file)
  await hold(visitor.page, clips.et.seconds, async () => {
    await photograph('dictating', notes)
  })
  await expect(message).toHaveValue(/Harjutus/, { timeout: answerTimeout })
  notes.saw(
    'A synthetic Estonian sentence (made by espeak-ng) was spoken into Chromium’s fake microphone with "Hold to talk" held.',
  )
  notes.saw(`In the message field: "${await message.inputValue()}".`)
  await photograph('dictated-estonian', notes)
}

export async function dictateEnglish(visitor: Visitor, notes: Notes) {
  const { message, button, page, photograph, microphone } = visitor
  await chooseLanguage(page, 'English')
  await message.fill('')
  await microphone.willHear(clips.en.file)
  await hold(page, clips.en.seconds)
  await expect(message).toHaveValue(/Practice/, { timeout: answerTimeout })
  notes.saw('The language was changed to English, and the synthetic English sentence was spoken.')
  notes.saw(`In the message field: "${await message.inputValue()}".`)
  await button('Send').click()
  await visitor.answer()
  notes.saw('It was sent like a message that is typed.')
  await photograph('dictated-english-sent', notes)
}

export async function transcribeFiles(visitor: Visitor, notes: Notes) {
  const { page, button, photograph } = visitor
  const text = page.getByRole('region', { name: 'Transcript', exact: true })
  const list = page.getByRole('navigation')
  for (const [language, clip] of [
    ['Estonian', clips.et],
    ['English', clips.en],
  ] as const) {
    await button('New chat').click()
    await chooseLanguage(page, language)
    await dropFiles(page, [clip.file], async () => {
      if (language === 'Estonian') await photograph('drop-zone', notes)
    })
    const name = basename(clip.file)
    const row = list.getByRole('listitem').filter({ hasText: name })
    await expect(row).toContainText('Transcribed', { timeout: answerTimeout })
    await expect(text).toContainText(/\S/)
    const words = (await text.getByRole('paragraph').first().innerText()).replaceAll('\n', ' ')
    notes.saw(`${name} (synthetic, by espeak-ng) was dropped on the window; its text: "${words}".`)
  }
  await photograph('transcript', notes)
  await button('Close transcript').click()
  await list.getByRole('listitem').last().getByRole('button').first().click()
  await expect(visitor.conversation).toBeVisible()
}

async function chooseLanguage(page: Page, name: 'Estonian' | 'English'): Promise<void> {
  await page.getByRole('button', { name: /^Dictation language/ }).click()
  await page.getByRole('option', { name, exact: true }).click()
}

export async function speakInEstonianWindow({ page, button, photograph }: Visitor, notes: Notes) {
  await page.getByRole('navigation').getByText('et.wav').click()
  await expect(button('Ekspordi…')).toBeVisible()
  await photograph('transcript-estonian', notes)
  await button('Uus vestlus').click()
  await holdNamed(page, 'Hoia ja räägi', 2, () => photograph('dictating-estonian', notes))
  notes.saw('The transcript and the dictation stand in an Estonian window, too.')
}

/** Only where a recogniser is lent to the practice service. */
export async function understandSentence(visitor: Visitor, notes: Notes) {
  const { page, message, microphone, photograph, button } = visitor
  const { file, seconds, words } = await recordedSentence()
  await button('Try without a key').click()
  await chooseLanguage(page, 'English')
  await microphone.willHear(file)
  await hold(page, seconds)
  await expect(message).toHaveValue(/\S+ \S+/, { timeout: answerTimeout })
  const heard = await message.inputValue()
  const common = wordsInCommon(words, heard)
  const all = words.split(' ').length
  notes.saw(
    'A sentence that a person read aloud (Debian’s pocketsphinx-testdata, from LibriVox) was spoken into the fake microphone, and pocketsphinx on this computer listened in the place of the service’s model.',
  )
  notes.saw(`Spoken: "${words}".`)
  notes.saw(`In the message field: "${heard}".`)
  notes.saw(`${common} of ${all} words came back, in their order.`)
  expect(common, 'words that came back').toBeGreaterThan(all / 2)
  await photograph('understood', notes)
}

function hold(page: Page, seconds: number, meanwhile?: () => Promise<void>): Promise<void> {
  return holdNamed(page, 'Hold to talk', seconds, meanwhile)
}

/** Keeps the button pressed for as long as the clip lasts. */
async function holdNamed(
  page: Page,
  name: string,
  seconds: number,
  meanwhile = async (): Promise<void> => undefined,
): Promise<void> {
  await page.getByRole('button', { name, exact: true }).hover()
  const pressed = performance.now()
  await page.mouse.down()
  await wait((opening + seconds / 2) * 1000)
  await meanwhile()
  await wait(Math.max(0, (opening + seconds) * 1000 - (performance.now() - pressed)))
  await page.mouse.up()
}
