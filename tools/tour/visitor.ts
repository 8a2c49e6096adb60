import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Notes } from './journal.ts'
import type { Microphone } from './sound-input.ts'

/** Milliseconds for what streams at the practice service's pace. */
export const answerTimeout = 40_000

/** The hands and eyes of the tour: everything by role and accessible name, as a person finds it. */
export interface Visitor {
  /** Where photographs go. */
  folder: string
  page: Page
  microphone: Microphone
  message: Locator
  conversation: Locator
  button: (name: string) => Locator
  /** Sends a message and answers the milliseconds until its answer shows its first words. */
  ask: (text: string) => Promise<number>
  /** The last article of the conversation. */
  latest: () => Locator
  /** Waits until nothing streams any more and answers the last article of the conversation. */
  answer: () => Promise<Locator>
  photograph: (name: string, notes: Notes) => Promise<void>
}

export interface Surroundings {
  /** Where photographs go. */
  folder: string
  microphone: Microphone
  /** Numbers the photographs of the whole tour, from 1. */
  photographs: { next: () => number }
}

export function createVisitor(
  page: Page,
  { folder, microphone, photographs }: Surroundings,
): Visitor {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const message = page.getByRole('textbox', { name: 'Message', exact: true })
  const conversation = page.getByRole('log', { name: 'Conversation' })
  const articles = conversation.getByRole('article')
  return {
    folder,
    page,
    microphone,
    message,
    conversation,
    button,
    async ask(text) {
      const before = await articles.count()
      await message.fill(text)
      const started = performance.now()
      await button('Send').click()
      await expect(articles.nth(before + 1)).toContainText(/\S/, { timeout: answerTimeout })
      return Math.round(performance.now() - started)
    },
    latest: () => articles.last(),
    async answer() {
      await expect(button('Stop')).toBeHidden({ timeout: answerTimeout })
      return articles.last()
    },
    async photograph(name, notes) {
      // Only parts of the window scroll; a window that scrolls as a whole hides its header.
      const scrolled = await page.evaluate('document.scrollingElement.scrollTop')
      expect(scrolled, 'the window is scrolled as a whole').toBe(0)
      const number = photographs.next()
      const file = `${String(number).padStart(2, '0')}-${name}.png`
      await page.screenshot({ path: join(folder, file), animations: 'disabled' })
      notes.took(file)
    },
  }
}
