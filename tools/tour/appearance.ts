import { expect, type Page } from '@playwright/test'
import type { Notes } from './journal.ts'
import { answerTimeout, type Visitor } from './visitor.ts'

const usual = { width: 1100, height: 800 }

export async function narrowAndWide({ page, message, photograph }: Visitor, notes: Notes) {
  await page.setViewportSize({ width: 420, height: 800 })
  await expect(message).toBeInViewport()
  await photograph('narrow', notes)
  await page.setViewportSize({ width: 1600, height: 1000 })
  await expect(message).toBeInViewport()
  await photograph('wide', notes)
  await page.setViewportSize(usual)
  notes.saw('At 420 and at 1600 pixels the message field stays in view.')
}

export async function openSettings({ page, button, photograph }: Visitor, notes: Notes) {
  await button('Settings').click()
  await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible()
  await choose(page, 'Theme', 'Light')
  notes.saw('Settings opened, and the theme Light was chosen.')
  await photograph('settings-light', notes)
}

export async function goDark({ page, conversation, photograph }: Visitor, notes: Notes) {
  await choose(page, 'Theme', 'Dark')
  await photograph('settings-dark', notes)
  await page.keyboard.press('Escape')
  await expect(conversation).toBeVisible()
  notes.saw('The dark theme holds for Settings and for the conversation.')
  await photograph('chat-dark', notes)
}

export async function speakEstonian({ page, button, photograph }: Visitor, notes: Notes) {
  await button('Settings').click()
  await choose(page, 'Language', 'Eesti')
  await expect(page.getByRole('heading', { name: 'Välimus' })).toBeVisible()
  await photograph('settings-dark-estonian', notes)
  await choose(page, 'Teema', 'Hele')
  await page.keyboard.press('Escape')
  notes.saw('The whole window turned to Estonian without a restart.')
  await button('Uus vestlus').click()
  const message = page.getByRole('textbox', { name: 'Sõnum' })
  await message.fill('Tere! Näita mulle palun tabelit ja valemit.')
  await message.press('Enter')
  const answer = page.getByRole('log', { name: 'Vestlus' }).getByRole('article').last()
  await expect(answer).toContainText('Kohale jõudis 1 sõnum', { timeout: answerTimeout })
  await expect(button('Saada')).toBeVisible()
  notes.saw('A new chat, sent with Enter, was answered in Estonian.')
  await photograph('chat-light-estonian', notes)
}

/** Clicks an option's words, as people do: its radio button itself is drawn by the label. */
async function choose(page: Page, group: string, option: string): Promise<void> {
  const words = page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true })
  await words.click()
  await expect(page.getByRole('radio', { name: option })).toBeChecked()
}
