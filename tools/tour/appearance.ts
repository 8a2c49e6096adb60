import { expect } from '@playwright/test'
import type { Notes } from './journal.ts'
import type { Visitor } from './visitor.ts'

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
  notes.saw('Settings opened.')
  await photograph('settings-light', notes)
}

export async function goDark({ page, photograph }: Visitor, notes: Notes) {
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await photograph('settings-dark', notes)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('log', { name: 'Conversation' })).toBeVisible()
  notes.saw('The dark theme holds for Settings and for the conversation.')
  await photograph('chat-dark', notes)
}

export async function speakEstonian({ page, button, photograph }: Visitor, notes: Notes) {
  await button('Settings').click()
  await page.getByRole('radio', { name: 'Eesti' }).check({ force: true })
  await expect(page.getByRole('heading', { name: 'Välimus' })).toBeVisible()
  await photograph('settings-dark-estonian', notes)
  await page.getByRole('radio', { name: 'Hele' }).check({ force: true })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Sõnum' })).toBeVisible()
  notes.saw('The whole window turned to Estonian without a restart.')
  await photograph('chat-light-estonian', notes)
}
