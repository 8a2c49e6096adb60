import type { Jutt } from './jutt.ts'
import { formField } from '../service/fake-server/requests.ts'
import { makeTake, sentences } from './sound/material.ts'
import { expect, launchSpeaker, say, together as test } from './speech.ts'

const [sentence = new Float32Array(16_000)] = sentences().toSorted((a, b) => a.length - b.length)
const take = makeTake([sentence])

test.beforeEach(async ({ speaker }) => speaker.jutt.message.fill(''))

test('nothing is kept where nothing is to be: sound and text go as soon as the text is there', async ({
  speaker,
  server,
  microphone,
  stored,
}) => {
  const { jutt } = speaker
  const { page } = jutt
  await keepDictations(jutt, 'Not at all')
  server.audio.always('says', { text: 'Tere hommikust, kolleegid.' })
  microphone.willHear(take)
  await say(speaker, take)
  await expect(jutt.message).toHaveValue(/Tere hommikust/)
  await expect.poll(stored).toEqual([])
  await jutt.button('Dictations').click()
  await expect(page.getByText('Nothing is kept yet.')).toBeVisible()

  // What could not be transcribed is kept all the same, also over an end without a word, and can be tried again.
  server.audio.always('422-detail')
  await jutt.button('Close dictations').click()
  await jutt.message.fill('')
  await say(speaker, take)
  await expect(page.getByText(/could not be transcribed/)).toBeVisible({ timeout: 20_000 })
  expect(stored()).toHaveLength(1)

  await keepDictations(jutt, '30 days')
  await jutt.button('Dictations').click()
  const entry = page.getByRole('article', { name: /^Dictation at/ })
  await entry.getByRole('button', { name: 'Delete' }).click()
  await expect(entry).toHaveCount(0)
})

async function keepDictations({ button, page }: Jutt, howLong: string): Promise<void> {
  await button('Settings').click()
  await page.getByRole('button', { name: /Keep dictations/ }).click()
  await page.getByRole('option', { name: howLong }).click()
  await button('Close settings').click()
}

test('what was dictated can be found, heard, copied and deleted afterwards', async ({
  speaker,
  server,
  microphone,
  stored,
}) => {
  const { jutt } = speaker
  const { page } = jutt
  const before = stored().length
  server.audio.always('says', { text: 'Tere hommikust, kolleegid.' })
  microphone.willHear(take)
  await say(speaker, take)
  await expect(jutt.message).toHaveValue(/Tere hommikust/)
  await expect(jutt.chatList.getByRole('listitem')).toHaveCount(0)

  await jutt.button('Dictations').click()
  const entry = page.getByRole('region', { name: 'Today' }).getByRole('article')
  await expect(entry).toContainText('Tere hommikust, kolleegid.')
  await expect(entry).toContainText(/first sound after \d+ ms, text [\d.]+ s after release/)
  await entry.getByRole('button', { name: 'Play' }).click()
  const position = entry.getByRole('slider', { name: 'Position' })
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(0)
  await entry.getByRole('button', { name: 'Pause' }).click()
  // Its place is fetched by Range: nothing before it has to be played.
  await position.press('End')
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(1)

  await entry.getByRole('button', { name: 'Copy' }).click()
  await entry.getByRole('button', { name: 'Delete' }).click()
  await expect(entry).toHaveCount(0)
  await expect(page.getByText(/What you say can be found here afterwards/)).toBeVisible()
  await jutt.button('Undo').click()
  await expect(entry).toContainText('Tere hommikust, kolleegid.')
  expect(stored()).toHaveLength(before + 1)
  await page.keyboard.press('Escape')
  await expect(jutt.message).toBeVisible()
})

test('the search finds what was dictated and delivered, and leads to it', async ({
  speaker,
  server,
  microphone,
}) => {
  const { jutt } = speaker
  const { page } = jutt
  server.audio.always('says', { text: 'Kohtume Delta õppehoones.' })
  microphone.willHear(take)
  await say(speaker, take)
  await expect(jutt.message).toHaveValue(/Delta/)
  await page.getByRole('searchbox', { name: 'Search' }).fill('oppehoo')
  const found = page.getByRole('option').filter({ hasText: 'Kohtume Delta õppehoones.' })
  await found.click()
  const text = page.getByRole('region', { name: 'Transcript', exact: true })
  await expect(text).toContainText('Kohtume Delta õppehoones.')
})

test('a text that was made other than it was heard is there both ways', async ({
  speaker,
  server,
  microphone,
}) => {
  const { jutt } = speaker
  await turn(jutt, 'Spoken punctuation', true)
  server.audio.always('says', { text: 'tere koma kolleegid punkt' })
  microphone.willHear(take)
  await say(speaker, take)
  await expect(jutt.message).toHaveValue(/tere, kolleegid\./i)
  await jutt.button('Dictations').click()
  const entry = jutt.page.getByRole('article', { name: /^Dictation at/ }).first()
  await expect(entry).toContainText(/tere, kolleegid\./i)
  await expect(entry.getByText('tere koma kolleegid punkt')).toHaveCount(0)
  await entry.getByRole('button', { name: 'As heard' }).click()
  await expect(entry.getByText('tere koma kolleegid punkt')).toBeVisible()
})

test('own words go along as hints, names of signs become signs, and a model tidies what is said', async ({
  speaker,
  server,
  microphone,
}) => {
  const { jutt } = speaker
  const { page } = jutt
  await jutt.button('Settings').click()
  await page.getByRole('textbox', { name: 'Own words' }).fill('Kääriku\nTõravere')
  await jutt.button('Close settings').click()
  const tidies = 'Let a model tidy dictated text'
  for (const name of ['Spoken punctuation', tidies]) await turn(jutt, name, true)

  const heard = 'ee läheme homme noh Käärikule koma sealt edasi Tõravere poole punkt'
  const tidy = 'Läheme homme Käärikule, sealt edasi Tõravere poole.'
  server.audio.always('says', { text: heard })
  server.chat.always('vllm-new', { content: tidy })
  microphone.willHear(take)
  await say(speaker, take)
  await expect(jutt.message).toHaveValue(tidy)
  // What finds out how the service hears comes without hints.
  const hints = server.requestsOf('audio').map((request) => formField(request, 'prompt'))
  expect(hints).toContain('Kääriku, Tõravere')
  const [asked] = server.requestsOf('chat')
  expect(asked?.json).toMatchObject({ model: 'qwen3.5-122b-nonthinking', temperature: 0 })
  expect(JSON.stringify(asked?.json)).toContain('Käärikule, sealt edasi Tõravere poole.')

  await jutt.button('Show it as heard').click()
  await expect(jutt.message).toHaveValue(
    'ee läheme homme noh Käärikule, sealt edasi Tõravere poole.',
  )

  // A model that answers in place of tidying is not believed.
  await jutt.message.fill('')
  server.chat.always('vllm-new', { content: 'Kuidas saan sind täna aidata?' })
  await say(speaker, take)
  await expect.poll(() => server.requestsOf('chat').length).toBe(2)
  await expect(jutt.message).toHaveValue(
    'ee läheme homme noh Käärikule, sealt edasi Tõravere poole.',
  )
  await expect(page.getByText('A model has tidied this text.')).toHaveCount(0)
  await turn(jutt, tidies, false)
})

test('a take that could not be sent before a crash is there at the next start, and is sent when the service is back', async ({
  speaker,
  launch,
  server,
  microphone,
  stored,
}) => {
  server.audio.always('503')
  microphone.willHear(take)
  await say(speaker, take)
  await expect.poll(() => server.requestsOf('audio').length).toBeGreaterThan(0)
  await speaker.jutt.kill()
  server.audio.always('says', { text: 'Tere hommikust, kolleegid.' })
  const { jutt } = await launchSpeaker(launch, microphone, stored)
  await jutt.button('Dictations').click()
  const entry = jutt.page.getByRole('article', { name: /^Dictation at/ }).first()
  await expect(entry).toContainText('Tere hommikust, kolleegid.', { timeout: 30_000 })
  await expect(entry).toContainText('Not delivered')
})

/** Turns a wish of the settings on or off. */
async function turn({ button, page }: Jutt, name: string, isWanted: boolean): Promise<void> {
  await button('Settings').click()
  const wish = page.getByRole('switch', { name })
  if ((await wish.isChecked()) !== isWanted) await wish.press('Space')
  await expect(wish).toBeChecked({ checked: isWanted })
  await button('Close settings').click()
}
