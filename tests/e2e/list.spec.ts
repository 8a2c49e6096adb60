import type { Locator } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Jutt as Bridge } from '../../shared/ipc/contract.ts'
import { expect, together, type Jutt } from './jutt.ts'

/** Each begins with an empty list. */
const test = together.extend({
  jutt: async ({ jutt }, use) => {
    await jutt.page.evaluate(async () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the preload put it there
      const { chats, items } = (globalThis as unknown as { jutt: Bridge }).jutt
      const page = await chats.list({ after: null, archived: false, limit: 100 })
      if (!page.ok) return
      const chatIds = page.value.chats.map(({ id }) => id)
      await items.delete({ chatIds, recordingIds: [] })
    })
    await expect(items(jutt)).toHaveCount(0)
    await use(jutt)
  },
})

const items = ({ chatList }: Jutt): Locator => chatList.getByRole('listitem')

async function ask(jutt: Jutt, ...texts: readonly string[]): Promise<void> {
  await jutt.chooseModel('gemma-4-31B-it')
  for (const text of texts) {
    await jutt.button('New chat').click()
    await jutt.ask(text)
  }
}

async function fromMenu(jutt: Jutt, title: string, entry: string): Promise<void> {
  const item = items(jutt).filter({ hasText: title })
  await item.hover()
  await item.getByRole('button', { name: `Menu for ${title}` }).click()
  await jutt.page.getByRole('menuitem', { name: entry, exact: true }).click()
}

test('an archived chat is in the archive, and comes back', async ({ jutt }) => {
  await ask(jutt, 'to be kept', 'to be archived')
  await fromMenu(jutt, 'to be archived', 'Archive')
  await expect(items(jutt)).toHaveText(['to be kept'])
  await jutt.button('Archive').click()
  await expect(items(jutt)).toHaveText(['to be archived'])
  await fromMenu(jutt, 'to be archived', 'Take out of the archive')
  await expect(items(jutt)).toHaveCount(0)
  await jutt.button('Back to the list').click()
  await expect(items(jutt)).toHaveCount(2)
})

test('many are chosen, exported and deleted at once, and Undo brings all of them back', async ({
  jutt,
  profile,
}) => {
  await ask(jutt, 'first', 'second', 'third')
  await fromMenu(jutt, 'first', 'Select')
  await items(jutt)
    .filter({ hasText: 'third' })
    .getByRole('button', { name: 'third', exact: true })
    .click()
  await expect(jutt.page.getByRole('toolbar', { name: 'Selected items' })).toContainText(
    '2 selected',
  )
  await jutt.page.keyboard.press('Escape')
  await expect(jutt.button('Delete selected')).toBeHidden()
  await fromMenu(jutt, 'first', 'Select')
  await items(jutt)
    .filter({ hasText: 'third' })
    .getByRole('button', { name: 'third', exact: true })
    .click()
  const file = join(profile, 'chosen.jsonl')
  await answerDialogs(jutt, file)
  await jutt.button('Export selected…').click()
  await expect.poll(() => readOr(file, '').trim().split('\n').length).toBe(3)
  expect(readFileSync(file, 'utf8')).not.toContain('second')
  await jutt.button('Delete selected').click()
  await expect(items(jutt)).toHaveText(['second'])
  await jutt.button('Undo').click()
  await expect(items(jutt)).toHaveCount(3)
})

test('arrows lead through the list, Enter opens', async ({ jutt }) => {
  await ask(jutt, 'first', 'second', 'third')
  await items(jutt).first().getByRole('button', { name: 'third', exact: true }).focus()
  await jutt.page.keyboard.press('ArrowDown')
  await jutt.page.keyboard.press('End')
  await jutt.page.keyboard.press('Enter')
  await expect(jutt.article('You')).toContainText('first')
})

test('a chat goes to a file and comes back from it, and twice is once', async ({
  jutt,
  profile,
}) => {
  await ask(jutt, 'a word to keep')
  const file = join(profile, 'chat.json')
  await answerDialogs(jutt, file)
  await fromMenu(jutt, 'a word to keep', 'Export as JSON…')
  await expect.poll(() => readOr(file, '')).toContain('a word to keep')
  const key = /sk-[\w-]+/
  expect(readFileSync(file, 'utf8')).not.toMatch(key)
  await jutt.button('Settings').click()
  await jutt.button('Import…').click()
  await expect(jutt.page.getByText('Everything in this file was here already.')).toBeVisible()
  await jutt.button('Close settings').click()
  await fromMenu(jutt, 'a word to keep', 'Delete')
  await expect(items(jutt)).toHaveCount(0)
  await jutt.button('Settings').click()
  await jutt.button('Import…').click()
  await expect(jutt.page.getByText('1 chat is imported.')).toBeVisible()
  await expect(items(jutt)).toHaveText(['a word to keep'])
})

test('everything goes to one file, Markdown to another, and a file that is none costs nothing', async ({
  jutt,
  profile,
}) => {
  await ask(jutt, 'first of all', 'second of all')
  const everything = join(profile, 'all.jsonl')
  await answerDialogs(jutt, everything)
  await jutt.button('Settings').click()
  await jutt.button('Export everything…').click()
  await expect(jutt.page.getByText('Everything is exported.')).toBeVisible()
  expect(readFileSync(everything, 'utf8').trim().split('\n')).toHaveLength(3)
  await jutt.button('Close settings').click()

  const markdown = join(profile, 'chat.md')
  await answerDialogs(jutt, markdown)
  await fromMenu(jutt, 'first of all', 'Export as Markdown…')
  await expect.poll(() => readOr(markdown, '')).toContain('# first of all')
  expect(readFileSync(markdown, 'utf8')).toContain('## gemma-4-31B-it')

  writeFileSync(markdown, 'no JSON')
  await jutt.button('Settings').click()
  await jutt.button('Import…').click()
  await expect(jutt.page.getByText('This file could not be imported')).toBeVisible()
  await expect(items(jutt)).toHaveCount(2)
})

test('a pinned chat stays first, over a restart too', async ({ jutt, launch, server }) => {
  await ask(jutt, 'the oldest', 'the middle', 'the newest')
  await fromMenu(jutt, 'the oldest', 'Pin')
  await expect(items(jutt).first()).toHaveText('the oldest')
  await expect(jutt.chatList.getByRole('region', { name: 'Pinned' })).toContainText('the oldest')
  await jutt.quit()
  const again = await launch()
  await again.connect(server)
  await expect(items(again).first()).toHaveText('the oldest')
  await fromMenu(again, 'the oldest', 'Unpin')
  await expect(items(again).first()).toHaveText('the newest')
})

/** What the person chooses in the system's dialogs. */
async function answerDialogs({ app }: Jutt, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, filePath)
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}
