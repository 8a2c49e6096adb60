import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { openDatabase } from '../../electron/storage/database.ts'
import { inTransaction } from '../../electron/storage/transaction.ts'
import { expect, together as test, type Jutt } from './jutt.ts'

const field = ({ page }: Jutt): Locator => page.getByRole('searchbox', { name: 'Search' })
const results = ({ page }: Jutt): Locator =>
  page.getByRole('listbox', { name: 'Search results' }).getByRole('option')

test('search finds words inside words in what was just said, and leads to the place', async ({
  jutt,
}) => {
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.ask('Kus on ülikooliraamatukogu?')
  await jutt.button('New chat').click()
  await jutt.ask('another matter')
  await field(jutt).fill('RAAMAT')
  const mine = jutt.page.getByRole('option', { name: / You Kus on/ })
  await expect(mine).toContainText('ülikooliraamatukogu')
  await expect(results(jutt).first().locator('mark').first()).toHaveText(/raamat/i)
  await mine.click()
  await expect(jutt.article('You')).toContainText('ülikooliraamatukogu')
  await expect.poll(() => highlighted(jutt)).toContain('raamat')
})

test('by keyboard: the shortcut, arrows, Enter, Escape', async ({ jutt }) => {
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.ask('esimene samblik')
  await jutt.button('New chat').click()
  await jutt.page.keyboard.press('ControlOrMeta+Shift+F')
  await expect(field(jutt)).toBeFocused()
  await jutt.page.keyboard.type('samblik')
  await expect(results(jutt).first()).toBeVisible()
  await jutt.page.keyboard.press('ArrowDown')
  await expect(results(jutt).first()).toBeFocused()
  await jutt.page.keyboard.press('ArrowUp')
  await expect(field(jutt)).toBeFocused()
  await jutt.page.keyboard.press('ArrowDown')
  await jutt.page.keyboard.press('Enter')
  await expect(jutt.article('You')).toContainText('esimene samblik')
  await field(jutt).press('Escape')
  await expect(field(jutt)).toHaveValue('')
  await expect(jutt.chatList).toBeVisible()
})

test('what is not there is said, and filters narrow the search down', async ({ jutt }) => {
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.ask('kummaline karulauk')
  await field(jutt).fill('polesedakuskil')
  await expect(jutt.page.getByRole('status')).toContainText(['Nothing was found'])
  await field(jutt).fill('karulauk')
  await expect(results(jutt).first()).toBeVisible()
  await jutt.button('Filters').click()
  await jutt.page.getByLabel('Where', { exact: true }).selectOption('Transcripts')
  await expect(jutt.page.getByRole('status')).toContainText(['Nothing was found'])
  await jutt.page.getByLabel('Where', { exact: true }).selectOption('Chats')
  await jutt.page.getByLabel('Who wrote it').selectOption('You')
  await expect(results(jutt)).toHaveCount(1)
})

test('a hit in what was thought opens the thinking', async ({ jutt, server }) => {
  server.chat.always('vllm-new', { thinking: 'Kaalun sookurge.', content: 'Vastus.' })
  await jutt.chooseModel('qwen3.5-122b')
  await jutt.ask('Mis lind see on?')
  await jutt.button('New chat').click()
  await field(jutt).fill('sookur')
  await results(jutt).first().click()
  await expect(jutt.conversation.getByText('Kaalun sookurge.')).toBeVisible()
  await expect.poll(() => highlighted(jutt)).toContain('sookur')
})

test('a hit in a version that is not shown brings that version up', async ({ jutt }) => {
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.ask('esimene kadakas')
  const mine = jutt.article('You')
  await mine.hover()
  await mine.getByRole('button', { name: 'Edit' }).click()
  await jutt.page.getByRole('textbox', { name: 'Edit message' }).fill('teine mänd')
  await jutt.button('Save & send').click()
  const versions = mine.getByRole('group', { name: 'Versions' })
  await expect(versions).toContainText('2/2')
  await expect(jutt.button('Stop')).toBeHidden()
  await field(jutt).fill('kadakas')
  await jutt.page.getByRole('option', { name: / You esimene/ }).click()
  await expect(versions).toContainText('1/2')
  await expect(mine).toContainText('esimene kadakas')
  await expect.poll(() => highlighted(jutt)).toContain('kadakas')
  await jutt.button('New chat').click()
  await field(jutt).fill('mänd')
  await jutt.page.getByRole('option', { name: / You teine/ }).click()
  await expect(versions).toContainText('2/2')
})

test.describe('a long transcript that is there already', () => {
  test.use({ isShared: false })

  test('a hit in a long transcript leads to the piece that says it', async ({
    launch,
    server,
    profile,
  }) => {
    storeTranscript(join(profile, 'jutt.sqlite'), 300)
    const jutt = await launch()
    await jutt.connect(server)
    await field(jutt).fill('kuldnokk')
    await expect(results(jutt)).toHaveCount(1)
    await results(jutt).first().click()
    await expect(jutt.page.getByText('Lõigus 211 laulab kuldnokk.')).toBeInViewport()
    await expect.poll(() => highlighted(jutt)).toContain('kuldnokk')
  })
})

/** A transcript of so many pieces, each of another text, whose sound is not there any more. */
function storeTranscript(file: string, count: number): void {
  const { database } = openDatabase(file)
  const rate = 16_000
  const source = '{"kind":"file","name":"linnud.mp3","length":null}'
  database
    .prepare(
      `INSERT INTO recordings (id, created_at, source, state, language, samples)
       VALUES ('linnud', 1, ?, '{"kind":"done"}', 'et', ?)`,
    )
    .run(source, count * 10 * rate)
  const insert = database.prepare(
    `INSERT INTO pieces (recording_id, place, start_sample, end_sample, speech, text, ending, state)
     VALUES ('linnud', ?, ?, ?, ?, ?, 'pause', '{"kind":"done"}')`,
  )
  inTransaction(database, () => {
    for (let place = 0; place < count; place++) {
      const [start, end] = [place * 10 * rate, (place + 1) * 10 * rate - 5 * rate]
      const bird = place === 211 ? 'kuldnokk' : `lind number ${place}`
      const text = `Lõigus ${place} laulab ${bird}.`
      insert.run(place, start, end, JSON.stringify([{ start, end }]), text)
    }
  })
  database.close()
}

/** The texts that are marked where the search has led to. */
function highlighted({ page }: Jutt): Promise<string> {
  return page.evaluate(() => [...(CSS.highlights.get('sought') ?? [])].map(String).join(' '))
}
