import { expect } from '@playwright/test'
import { clips } from '../speaking.ts'
import { dropFiles } from '../sound-input.ts'
import { answerTimeout, type Visitor } from '../visitor.ts'

/** A state of the window that is worth looking at; they are opened one after the other, in English. */
export interface Screen {
  name: string
  open: (visitor: Visitor) => Promise<void>
  /** Brings the window back to where the next one begins. */
  leave?: (visitor: Visitor) => Promise<void>
}

async function escape({ page }: Visitor): Promise<void> {
  await page.keyboard.press('Escape')
}

export const screens: readonly Screen[] = [
  {
    name: 'first-run',
    open: ({ page }) =>
      expect(page.getByRole('heading', { name: 'Welcome to Jutt' })).toBeVisible(),
  },
  {
    name: 'first-run-refused',
    async open({ page, button }) {
      await page.getByRole('textbox', { name: 'Server address' }).fill('http://127.0.0.1:9/v1')
      await page.getByLabel('API key', { exact: true }).fill('sk-not-a-key')
      await button('Connect').click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'empty-chat',
    async open({ button, message }) {
      await button('Try without a key').click()
      await expect(message).toBeVisible()
    },
  },
  {
    name: 'chat',
    async open({ page, ask, answer }) {
      await page.getByRole('button', { name: /^Model/ }).click()
      await page.getByRole('option', { name: /gemma-4-31B-it/ }).click()
      await ask('Please show me some code, a table and a little maths.')
      await expect((await answer()).getByRole('table')).toBeVisible({ timeout: answerTimeout })
    },
  },
  {
    name: 'details',
    async open({ page, latest }) {
      await latest().getByRole('button', { name: 'Details' }).click()
      await expect(page.getByRole('dialog', { name: 'Details of this answer' })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'parameters',
    async open({ page, button }) {
      await button('Parameters').click()
      await expect(page.getByRole('dialog', { name: 'Parameters and system prompt' })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'prompts',
    async open({ page, message }) {
      await message.press('ControlOrMeta+p')
      await expect(page.getByRole('dialog', { name: 'Prompts' })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'find-in-chat',
    async open({ page, message }) {
      await message.press('ControlOrMeta+f')
      await page.getByRole('textbox', { name: 'Find in chat' }).fill('practice')
    },
    leave: escape,
  },
  {
    name: 'search',
    async open({ page }) {
      await page.getByRole('searchbox', { name: 'Search' }).fill('practice')
      await expect(
        page.getByRole('navigation').getByRole('link').or(page.getByRole('option')),
      ).not.toHaveCount(0)
    },
    leave: ({ page }) => page.getByRole('searchbox', { name: 'Search' }).fill(''),
  },
  {
    name: 'transcript',
    async open({ page, button }) {
      await button('New chat').click()
      await dropFiles(page, [clips.et.file])
      const text = page.getByRole('region', { name: 'Transcript', exact: true })
      await expect(text).toContainText('Harjutus', { timeout: answerTimeout })
      await expect(page.getByRole('navigation').getByText('Transcribed')).toBeVisible()
    },
  },
  {
    name: 'dictations',
    async open({ page, button }) {
      await button('Dictations').click()
      await expect(page.getByRole('heading', { name: 'Dictations' })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'settings',
    async open({ page, button }) {
      await button('Settings').click()
      await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    },
  },
  ...['Dictation', 'Appearance', 'About'].map((heading) => ({
    name: `settings-${heading.toLowerCase()}`,
    open: ({ page }: Visitor) =>
      page
        .getByRole('heading', { name: heading, exact: true })
        .evaluate((element) => element.scrollIntoView()),
  })),
]
