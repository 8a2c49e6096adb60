import { spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import {
  _electron,
  expect,
  type ElectronApplication,
  type Locator,
  type Page,
} from '@playwright/test'
import { join } from 'node:path'
import type { FakeServer } from '../service/fake-server/server.ts'

const root = join(import.meta.dirname, '..', '..')

/** Milliseconds for Jutt to end, and for what it leaves behind; its own waits at the end are 8 s long at most. */
const patience = { end: 20_000, rest: 5000 }

export interface LaunchOptions {
  /** Further arguments, for instance a module to load before the app ("-r", file). */
  before?: string[]
  args?: string[]
  language?: string
  /** After a start without the window: what brings it. */
  show?: (app: ElectronApplication) => Promise<void>
  /** Added to the environment. */
  env?: Record<string, string>
}

/** The running app and what a person does with it, by role and accessible name. */
export interface Jutt {
  app: ElectronApplication
  page: Page
  /** Everything the main process wrote to its standard output and error. */
  log: () => string
  /** The hidden page that hears; it opens when nothing was done for a while, and at once where somebody is about to talk. */
  audioPage: () => Promise<Page>
  message: Locator
  conversation: Locator
  chatList: Locator
  button: (name: string) => Locator
  /** The article of an answer, or of what the user wrote ("You"), the last of that name. */
  article: (name: string) => Locator
  fillFirstRun: (address: string, key: string) => Promise<void>
  connect: (server: FakeServer) => Promise<void>
  chooseModel: (id: string) => Promise<void>
  send: (text: string) => Promise<void>
  /** Sends and waits until the answer has ended. */
  ask: (text: string) => Promise<void>
  isRunning: () => boolean
  /** Kills main without a word, as a crash or the power button would. */
  kill: () => Promise<void>
  quit: () => Promise<void>
}

/** Starts the built app on a data folder, and waits for its window. */
export async function launchJutt(profile: string, options: LaunchOptions): Promise<Jutt> {
  const isRootOnElectron =
    process.getuid?.() === 0 && process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined
  const app = await _electron.launch({
    cwd: root,
    args: [
      ...(options.before ?? []),
      '.',
      `--user-data-dir=${profile}`,
      `--lang=${options.language ?? 'en-US'}`,
      ...(isRootOnElectron ? ['--no-sandbox'] : []),
      ...(options.args ?? []),
    ],
    timeout: 30_000,
    ...(options.env && { env: { ...environment(), ...options.env } }),
  })
  const child = app.process()
  let log = ''
  child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const page = await mainPage(app, options.show)
  await page.waitForURL('**/main/index.html')
  return describeJutt(app, page, child, () => log)
}

async function mainPage(app: ElectronApplication, show: LaunchOptions['show']): Promise<Page> {
  const first = await app.firstWindow()
  if (!show) return first
  const opened = app.waitForEvent('window')
  await show(app)
  return opened
}

/** Our own environment, as Playwright wants it. */
function environment(): Record<string, string> {
  const set = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(set)
}

function describeJutt(
  app: ElectronApplication,
  page: Page,
  child: ChildProcess,
  log: () => string,
): Jutt {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const message = page.getByRole('textbox', { name: 'Message', exact: true })
  const conversation = page.getByRole('log', { name: 'Conversation' })
  const article = (name: string) => conversation.getByRole('article', { name, exact: true }).last()

  async function fillFirstRun(address: string, key: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Server address' }).fill(address)
    await page.getByLabel('API key', { exact: true }).fill(key)
  }

  const isRunning = () => child.exitCode === null && child.signalCode === null

  async function send(text: string): Promise<void> {
    await message.fill(text)
    await button('Send').click()
  }

  return {
    app,
    page,
    log,
    async audioPage() {
      const isAudio = (window: Page) => window.url().endsWith('/audio/index.html')
      const hold = button('Hold to talk')
      if (!app.windows().some(isAudio) && (await hold.isVisible())) await hold.hover()
      await expect.poll(() => app.windows().some(isAudio)).toBe(true)
      const found = app.windows().find(isAudio)
      if (!found) throw new Error('The audio page is gone')
      return found
    },
    message,
    conversation,
    chatList: page.getByRole('navigation', { name: 'Chats and transcripts' }),
    button,
    article,
    fillFirstRun,
    async connect(server) {
      await fillFirstRun(server.url, server.key)
      await button('Connect').click()
      await expect(message).toBeVisible()
    },
    async chooseModel(id) {
      await page.getByRole('button', { name: 'Model' }).click()
      await page.getByRole('option', { name: id, exact: true }).click()
      await expect(page.getByRole('button', { name: 'Model' })).toContainText(id)
    },
    send,
    async ask(text) {
      await send(text)
      await expect(article('You')).toContainText(text)
      await expect(button('Stop')).toBeHidden()
      await expect(conversation.getByRole('article').last()).not.toHaveAccessibleName('You')
    },
    isRunning,
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    async quit() {
      if (!isRunning()) return
      const closing = app.close()
      if (await isDoneWithin(patience.end, closing)) return
      const left = processesOf(child)
      child.kill('SIGKILL')
      await isDoneWithin(patience.rest, closing)
      throw new Error(`Jutt did not end by itself; there were\n${left}`)
    },
  }
}

async function isDoneWithin(milliseconds: number, work: Promise<void>): Promise<boolean> {
  const isLate = new AbortController()
  const late = setTimeout(milliseconds, false, { signal: isLate.signal })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    isLate.abort()
  }
}

/** The processes of the app that are still there, and their states. */
function processesOf({ pid, spawnargs }: ChildProcess): string {
  const profile = spawnargs.find((argument) => argument.startsWith('--user-data-dir=')) ?? ''
  const { stdout } = spawnSync('ps', ['-Aww', '-o', 'pid,ppid,stat,etime,args'], {
    encoding: 'utf8',
  })
  return stdout
    .split('\n')
    .filter((line) => line.includes(profile.split('=').at(1) ?? '') || line.includes(` ${pid} `))
    .join('\n')
}
