import { expect } from '@playwright/test'
import { dropFiles } from '../sound-input.ts'
import { clips } from '../speaking.ts'
import { answerTimeout, type Visitor } from '../visitor.ts'
import type { Screen } from './screen.ts'
import { settingsScreens } from './settings-screens.ts'

export async function escape({ page }: Visitor): Promise<void> {
  await page.keyboard.press('Escape')
}

async function chooseModel({ page }: Visitor, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Model/ }).click()
  await page.getByRole('option', { name, exact: true }).click()
}

const firstRun: readonly Screen[] = [
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
]

const chat: readonly Screen[] = [
  {
    name: 'empty-chat',
    async open({ button, message }) {
      await button('Try without a key').click()
      await expect(message).toBeVisible()
    },
  },
  {
    name: 'chat',
    async open(visitor) {
      await chooseModel(visitor, 'gemma-4-31B-it')
      await visitor.ask('Please show me some code, a table and a little maths.')
      const answer = await visitor.answer()
      await expect(answer.getByRole('table')).toBeVisible({ timeout: answerTimeout })
    },
  },
  {
    name: 'editing',
    async open({ button, page }) {
      await button('Edit').click()
      await expect(page.getByRole('textbox', { name: 'Edit message' })).toBeVisible()
    },
    leave: escape,
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
    name: 'palette',
    async open({ page, message }) {
      await message.press('ControlOrMeta+k')
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'thinking',
    async open(visitor) {
      await chooseModel(visitor, 'qwen3.5-122b')
      await visitor.ask('And a list, please.')
      const answer = await visitor.answer()
      await answer.getByRole('button', { name: /^Thought/ }).click()
    },
  },
  {
    name: 'compare',
    async open({ page, button, message, answer }) {
      await button('Compare').click()
      for (const name of ['gemma-4-31B-it', 'qwen3.5-122b-nonthinking']) {
        await page.getByRole('menuitemcheckbox', { name, exact: true }).click()
      }
      await page.keyboard.press('Escape')
      await message.fill('Who are you?')
      await button('Send').click()
      const side = page.getByRole('region', { name: 'Answers side by side' })
      await expect(side.getByRole('article')).toHaveCount(2, { timeout: answerTimeout })
      await answer()
    },
  },
  {
    name: 'item-menu',
    varies: true,
    endsByTab: true,
    async open({ page }) {
      await page.getByRole('button', { name: /^Menu for/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
    leave: escape,
  },
]

const speech: readonly Screen[] = [
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
    name: 'transcript-editing',
    endsByTab: true,
    async open({ page }) {
      const text = page.getByRole('region', { name: 'Transcript', exact: true })
      await text.getByRole('paragraph').first().hover()
      await text.getByRole('button', { name: /^Edit \d/ }).click()
      await expect(text.getByRole('textbox')).toBeFocused()
    },
    // Escape anywhere else leaves the transcript.
    async leave({ page }) {
      const field = page
        .getByRole('region', { name: 'Transcript', exact: true })
        .getByRole('textbox')
      if (await field.isVisible()) await field.press('Escape')
    },
  },
  {
    name: 'find-and-replace',
    async open({ page, button }) {
      await button('Find and replace').click()
      await page.getByRole('textbox', { name: 'Find', exact: true }).fill('on')
    },
    leave: ({ page }) => page.getByRole('textbox', { name: 'Find', exact: true }).press('Escape'),
  },
  {
    name: 'export',
    async open({ page, button }) {
      await button('Export…').click()
      await expect(page.getByRole('dialog', { name: 'Export the transcript' })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'dictations',
    async open({ page, button }) {
      await button('Dictations').click()
      await expect(page.getByRole('heading', { name: 'Dictations' })).toBeVisible()
    },
    leave: escape,
  },
]

/** The last: what it leaves behind stays for a while. */
const dictating: Screen = {
  name: 'dictating',
  varies: true,
  async open({ page, button }) {
    await button('Close settings').click()
    await button('New chat').click()
    await button('Hold to talk').click()
    await expect(page.getByText('Press again to finish')).toBeVisible()
  },
  leave: escape,
}

export const screens: readonly Screen[] = [
  ...firstRun,
  ...chat,
  ...speech,
  ...settingsScreens,
  dictating,
]
