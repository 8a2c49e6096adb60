import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './jutt.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA, in both colour schemes. */
async function findingsIn(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode().analyze()
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${colorScheme} ${id}: ${node.html}`)
    }
  }
  return found
}

test('first run, chat, menus and settings have no accessibility findings', async ({
  launch,
  server,
}) => {
  const jutt = await launch()
  await expect(jutt.page.getByRole('heading', { name: 'Welcome to Jutt' })).toBeVisible()
  expect(await findingsIn(jutt.page)).toEqual([])

  await jutt.connect(server)
  expect(await findingsIn(jutt.page)).toEqual([])

  server.chat.next('markdown', { characters: 3000 })
  await jutt.ask('A long answer, please')
  expect(await findingsIn(jutt.page)).toEqual([])

  server.chat.next('401-litellm')
  await jutt.ask('An answer that fails')
  expect(await findingsIn(jutt.page)).toEqual([])

  await jutt.button('Settings').click()
  await expect(jutt.page.getByRole('heading', { name: 'Appearance' })).toBeVisible()
  expect(await findingsIn(jutt.page)).toEqual([])
})

test('a finished answer is announced, its tokens are not', async ({ jutt, server }) => {
  const visit = server.chat.next('hold-after', { content: 'spoken only when whole', after: 2 })
  await jutt.send('say it')
  await visit.reached
  await expect(jutt.conversation).not.toHaveAttribute('aria-live', 'polite')
  const status = jutt.page.getByRole('status')
  await expect(status.filter({ hasText: 'spoken only' })).toHaveCount(0)
  visit.release()
  await expect(status.filter({ hasText: /spoken only when whole|Answer finished/ })).toHaveCount(1)
})

test('the whole first job works by keyboard alone', async ({ launch, server }) => {
  const { page, message, conversation } = await launch()
  const { keyboard } = page
  const address = page.getByRole('textbox', { name: 'Server address' })
  await address.focus()
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type(server.url)
  const key = page.getByLabel('API key', { exact: true })
  for (
    let step = 0;
    step < 6 && !(await key.evaluate((el) => el === document.activeElement));
    step += 1
  ) {
    await keyboard.press('Tab')
  }
  await keyboard.type(server.key)
  await keyboard.press('Enter')
  await expect(message).toBeFocused()
  await keyboard.type('from the keyboard')
  await keyboard.press('Shift+Enter')
  await keyboard.type('in two lines')
  await keyboard.press('Enter')
  await expect(conversation.getByRole('article').last()).toContainText('from the keyboard')
  await expect(message).toBeFocused()
  await expect(message).toHaveValue('')
})
