import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Host } from '../setup/host.ts'
import { root } from '../setup/project.ts'

/** Milliseconds for the app to start, and to end. */
const patience = { start: 30_000, end: 10_000 }

export interface RunningApp {
  page: Page
  versions: Record<string, string>
  /** Milliseconds from the launch to the main window's first page. */
  startedIn: number
  close(): Promise<void>
}

/** Starts the built app with an empty data folder, which goes when the app is closed, and further switches. */
export async function launchApp(host: Host, switches: readonly string[]): Promise<RunningApp> {
  const userData = await mkdtemp(join(tmpdir(), 'jutt-tour-'))
  const launched = performance.now()
  const app = await _electron.launch({
    cwd: root,
    args: ['.', `--user-data-dir=${userData}`, '--lang=en-US', ...host.args, ...switches],
    timeout: patience.start,
  })
  const close = async () => {
    await end(app)
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const page = await findMainWindow(app)
    const startedIn = Math.round(performance.now() - launched)
    page.setDefaultTimeout(10_000)
    return { page, startedIn, versions: await readVersions(app, page), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The app may open hidden pages first; the one people see is served from main/. */
async function findMainWindow(app: ElectronApplication): Promise<Page> {
  const found = Promise.withResolvers<Page>()
  const look = async (page: Page) => {
    try {
      await page.waitForURL('**/main/index.html', { timeout: patience.start })
      found.resolve(page)
    } catch (error) {
      found.reject(error)
    }
  }
  app.on('window', (page) => void look(page))
  for (const page of app.windows()) void look(page)
  return orFailAfter(patience.start, 'The app opened no window', found.promise)
}

async function readVersions(app: ElectronApplication, page: Page): Promise<Record<string, string>> {
  const own = await app.evaluate(({ app }) => ({
    Jutt: app.getVersion(),
    Node: process.versions.node,
  }))
  const userAgent = String(await page.evaluate('navigator.userAgent'))
  return { ...own, Chromium: /Chrome\/(\d+)/.exec(userAgent)?.[1] ?? 'unknown' }
}

/** An app that does not end when asked is ended. */
async function end(app: ElectronApplication): Promise<void> {
  const child = app.process()
  try {
    await orFailAfter(patience.end, 'The app did not end when asked', app.close())
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL')
  }
}

async function orFailAfter<T>(milliseconds: number, message: string, work: Promise<T>): Promise<T> {
  const done = new AbortController()
  const fail = async () => {
    await wait(milliseconds, undefined, { signal: done.signal })
    throw new Error(message)
  }
  try {
    return await Promise.race([work, fail()])
  } finally {
    done.abort()
  }
}
