import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Host } from '../setup/host.ts'
import { root } from '../setup/project.ts'

export interface RunningApp {
  app: ElectronApplication
  page: Page
  versions: Record<string, string>
  close(): Promise<void>
}

/** Starts the built app with an empty data folder, which goes when the app is closed. */
export async function launchApp(host: Host): Promise<RunningApp> {
  const userData = await mkdtemp(join(tmpdir(), 'jutt-tour-'))
  const remove = () => rm(userData, { recursive: true, force: true, maxRetries: 5 })
  try {
    const app = await _electron.launch({
      cwd: root,
      args: ['.', `--user-data-dir=${userData}`, '--lang=en-US', ...host.args],
      timeout: 30_000,
    })
    const page = await findMainWindow(app)
    page.setDefaultTimeout(10_000)
    const versions = await app.evaluate(({ app }) => ({
      Jutt: app.getVersion(),
      Electron: process.versions['electron'] ?? 'none',
      Chromium: process.versions['chrome'] ?? 'unknown',
      Node: process.versions.node,
    }))
    return {
      app,
      page,
      versions,
      async close() {
        await app.close()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The app may open hidden pages first; the one people see is served from main/. */
async function findMainWindow(app: ElectronApplication): Promise<Page> {
  const found = Promise.withResolvers<Page>()
  const look = async (page: Page) => {
    try {
      await page.waitForURL('**/main/index.html', { timeout: 30_000 })
      found.resolve(page)
    } catch (error) {
      found.reject(error)
    }
  }
  app.on('window', (page) => void look(page))
  for (const page of app.windows()) void look(page)
  return found.promise
}
