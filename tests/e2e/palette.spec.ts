import type { Locator } from '@playwright/test'
import { findingsIn } from './findings.ts'
import { expect, together as test, type Jutt } from './jutt.ts'

const palette = ({ page }: Jutt): Locator => page.getByRole('dialog', { name: 'Command palette' })
const options = (jutt: Jutt): Locator => palette(jutt).getByRole('listbox').getByRole('option')

async function openPalette(jutt: Jutt): Promise<void> {
  await jutt.page.keyboard.press('ControlOrMeta+k')
  await expect(palette(jutt).getByRole('combobox')).toBeFocused()
}

/** Does what is typed a few letters of, by the keyboard alone. */
async function run(jutt: Jutt, letters: string): Promise<void> {
  await openPalette(jutt)
  await jutt.page.keyboard.type(letters)
  await jutt.page.keyboard.press('Enter')
  await expect(palette(jutt)).toBeHidden()
}

test('chats are reached by their titles, and one after the other', async ({ jutt }) => {
  const { page } = jutt
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.ask('Raamatukogu lahtiolekuajad')
  await jutt.button('New chat').click()
  await jutt.ask('Something else')
  await openPalette(jutt)
  await page.keyboard.type('raamatu')
  const found = palette(jutt).getByRole('option', { name: 'Raamatukogu lahtiolekuajad' })
  await expect(found).toContainText('Chat')
  await expect(found).toHaveAttribute('data-focused', 'true')
  await page.keyboard.press('Enter')
  await expect(jutt.article('You')).toContainText('Raamatukogu')
  await openPalette(jutt)
  await page.keyboard.type('something')
  await palette(jutt).getByRole('option', { name: 'Something else' }).click()
  await expect(jutt.article('You')).toContainText('Something else')
  await page.keyboard.press('ControlOrMeta+PageDown')
  await expect(jutt.article('You')).toContainText('Raamatukogu')
  await page.keyboard.press('ControlOrMeta+PageUp')
  await expect(jutt.article('You')).toContainText('Something else')
  await page.keyboard.press('ControlOrMeta+PageDown')
  await expect(jutt.article('You')).toContainText('Raamatukogu')
  await run(jutt, 'pin')
  await expect(jutt.chatList.getByRole('region', { name: 'Pinned' })).toContainText('Raamatukogu')
  await run(jutt, 'rename')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(
    'Raamatukogu lahtiolekuajad',
  )
})

test('every action that is possible is a few letters away, in either language', async ({
  jutt,
}) => {
  const { page } = jutt
  await openPalette(jutt)
  expect(await findingsIn(page)).toEqual([])
  await expect(options(jutt).filter({ hasText: 'New chat' })).toContainText('Ctrl+N')
  // There is no chat to be renamed yet, and no answer to be stopped.
  await expect(options(jutt).filter({ hasText: /Rename|Stop answer/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(palette(jutt)).toBeHidden()
  await expect(jutt.message).toBeFocused()

  // Enter means the first, which looks so before anything is typed.
  await run(jutt, 'settings')
  await openPalette(jutt)
  const nothing = 'rgba(0, 0, 0, 0)'
  await expect(options(jutt).first()).not.toHaveCSS('background-color', nothing)
  await expect(options(jutt).nth(1)).toHaveCSS('background-color', nothing)
  await page.keyboard.press('Enter')
  await expect(palette(jutt)).toBeHidden()
  await expect(jutt.message).toBeFocused()

  await run(jutt, 'dictations')
  await expect(page.getByRole('heading', { name: 'Dictations' })).toBeVisible()
  await openPalette(jutt)
  await expect(options(jutt).first()).toContainText('New chat')
  await page.keyboard.press('Escape')
  await run(jutt, 'new ch')
  await expect(jutt.message).toBeFocused()

  await openPalette(jutt)
  await expect(options(jutt).first()).toContainText('New chat')
  await expect(options(jutt).nth(1)).toContainText('Dictations')
  await page.keyboard.type('list')
  await expect(options(jutt).first()).toHaveAttribute('data-focused', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(options(jutt).nth(1)).toHaveAttribute('data-focused', 'true')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await run(jutt, 'model')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await run(jutt, 'attach')
  await expect(page.getByRole('menu', { name: 'Attach' })).toBeVisible()
  await page.keyboard.press('Escape')

  await run(jutt, 'estonian lang')
  await page.keyboard.press('ControlOrMeta+k')
  const estonian = page.getByRole('dialog', { name: 'Käsupalett' })
  await expect(estonian.getByRole('option', { name: 'Uus vestlus' })).toBeVisible()
  await page.keyboard.type('settings')
  await expect(estonian.getByRole('option').first()).toHaveAccessibleName(/^Seaded/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Seaded' })).toBeVisible()
})
