import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import type { Host } from '../../tools/setup/host.ts'
import { root } from '../../tools/setup/project.ts'
import { longChatTitle } from '../long/store-chats.ts'
import type { FakeServer } from '../service/fake-server/server.ts'

/** Milliseconds for the app to start, and to end. */
const patience = { start: 30_000, end: 10_000 }

export interface RunningApp {
  app: ElectronApplication
  page: Page
  /** Ends the app, by force if it does not when asked. */
  close(): Promise<void>
}

/** Starts the built Jutt, or the app in another folder, on a profile. */
export async function launch(
  host: Host,
  profile: string,
  { folder = root, args = [] }: { folder?: string; args?: string[] } = {},
): Promise<RunningApp> {
  const app = await _electron.launch({
    cwd: folder,
    args: ['.', `--user-data-dir=${profile}`, '--lang=en-US', ...host.args, ...args],
    timeout: patience.start,
  })
  const child = app.process()
  async function close(): Promise<void> {
    const tooLate = setTimeout(() => child.kill('SIGKILL'), patience.end)
    await app.close()
    clearTimeout(tooLate)
  }
  try {
    const page = await app.firstWindow()
    await page.waitForURL('**/main/index.html')
    return { app, page, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Fills the first-run page and connects, so that the next start on this profile is connected too. */
export async function connect(page: Page, server: FakeServer): Promise<void> {
  await page.getByRole('textbox', { name: 'Server address' }).fill(server.url)
  await page.getByLabel('API key', { exact: true }).fill(server.key)
  const keepAnyway = page.getByRole('checkbox', { name: /Keep the key/ })
  if ((await keepAnyway.count()) > 0) await keepAnyway.press('Space')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible({ timeout: 15_000 })
}

/** Opens the chat that `storeLongChat` stored, and waits for its end. */
export async function openLongChat(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Chats and transcripts' })
    .getByText(longChatTitle, { exact: true })
    .click()
  // Only the last message is looked at: looking through all of them takes the page long.
  await page.waitForFunction(() =>
    document.querySelector('[role=log]')?.lastElementChild?.textContent.includes(' ends here.'),
  )
}

/** Chooses a model that does not think first. */
export async function chooseModel(page: Page, id: string): Promise<void> {
  await page.getByRole('button', { name: 'Model' }).click()
  await page.getByRole('option', { name: id, exact: true }).click()
}

export async function sendInNewChat(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New chat', exact: true }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}
