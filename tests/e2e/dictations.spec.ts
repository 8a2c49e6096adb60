import { existsSync } from 'node:fs'
import { makeTake, sentences } from './sound/material.ts'
import { expect, launchSpeaker, say, together as test } from './speech.ts'

const [sentence = new Float32Array(16_000)] = sentences().toSorted((a, b) => a.length - b.length)
const take = makeTake([sentence])

test.beforeEach(async ({ speaker }) => speaker.jutt.message.fill(''))

test('what was dictated can be found, heard, copied and deleted afterwards', async ({
  speaker,
  server,
  microphone,
  stored,
}) => {
  const { jutt } = speaker
  const { page } = jutt
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
  await expect(page.getByText('What you dictate can be found here afterwards.')).toBeVisible()
  await jutt.button('Undo').click()
  await expect(entry).toContainText('Tere hommikust, kolleegid.')
  expect(stored()).toHaveLength(1)
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
  await jutt.button('Settings').click()
  const wish = jutt.page.getByRole('switch', { name: 'Spoken punctuation' })
  await wish.press('Space')
  await expect(wish).toBeChecked()
  await jutt.button('Close settings').click()
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

test.describe('in an app of its own', () => {
  test.use({ isShared: false })

  test('nothing is kept where nothing is to be: sound and text go as soon as the text is there', async ({
    speaker,
    server,
    microphone,
    stored,
  }) => {
    const { jutt } = speaker
    const { page } = jutt
    await jutt.button('Settings').click()
    await page.getByRole('button', { name: /Keep dictations/ }).click()
    await page.getByRole('option', { name: 'Not at all' }).click()
    await jutt.button('Close settings').click()
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
    const [file = ''] = stored()
    expect(existsSync(file)).toBe(true)
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
    const entry = jutt.page.getByRole('article', { name: /^Dictation at/ })
    await expect(entry).toContainText('Tere hommikust, kolleegid.', { timeout: 30_000 })
    await expect(entry).toContainText('Not delivered')
  })
})
