import { test as base, type TestInfo } from '@playwright/test'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { launchJutt, type Jutt, type LaunchOptions } from './launch.ts'
import { createSharedApp, profileOf, type App, type SharedApp } from './shared-app.ts'

export interface Fixtures {
  server: FakeServer
  /** The data folder of this test. */
  profile: string
  launch: (options?: LaunchOptions) => Promise<Jutt>
  /** Launched and connected to the fake server. */
  jutt: Jutt
}

export interface Sharing {
  isShared: boolean
  /** The app of the file where its tests share one, else null. */
  sharedApp: App | null
}

export interface PerWorker {
  startShared: (profile: string) => Promise<App>
  shared: SharedApp
}

/** A test with a data folder of its own, and the apps that it launches. */
export const test = base.extend<Fixtures & Sharing, PerWorker>({
  isShared: false,
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  startShared: [async ({}, use) => use(startConnected), { scope: 'worker' }],
  shared: [
    async ({ startShared }, use) => {
      const shared = createSharedApp(startShared)
      await use(shared)
      await shared.close()
    },
    { scope: 'worker' },
  ],
  sharedApp: async ({ isShared, shared }, use, info) => {
    const app = isShared ? await shared.next(info) : null
    await use(app)
    if (!app || !hasFailed(info)) return
    await attachWindows(app.jutt, info)
    await attachLogs([app.jutt], info)
  },
  server: async ({ sharedApp }, use) => {
    if (sharedApp) {
      await use(sharedApp.server)
      return
    }
    const server = await startFakeServer()
    await use(server)
    await server.close()
  },
  profile: async ({ sharedApp }, use, info) => use(sharedApp?.profile ?? profileOf(info)),
  launch: async ({ profile }, use, info) => {
    const opened: Jutt[] = []
    await use(async (options = {}) => {
      const jutt = await launchJutt(profile, options)
      opened.push(jutt)
      return jutt
    })
    if (hasFailed(info)) await Promise.all(opened.map((jutt) => attachWindows(jutt, info)))
    const ends = await Promise.allSettled(opened.map(({ quit }) => quit()))
    const failed = ends.find((end) => end.status === 'rejected')
    if (failed || hasFailed(info)) await attachLogs(opened, info)
    if (failed) throw failed.reason
  },
  jutt: async ({ sharedApp, launch, server }, use) => {
    if (sharedApp) {
      await use(sharedApp.jutt)
      return
    }
    const jutt = await launch()
    await jutt.connect(server)
    await use(jutt)
  },
})

/**
 * Tests of one file that follow one another in one app, with one server and one data folder; each begins with a new chat in a
 * window loaded anew. After one that failed or ended the app, the next has a new one.
 */
export const together = test.extend({ isShared: true })

async function startConnected(profile: string): Promise<App> {
  const server = await startFakeServer()
  const jutt = await launchJutt(profile, {})
  await jutt.connect(server)
  return { jutt, server, profile }
}

function hasFailed({ status, expectedStatus }: TestInfo): boolean {
  return status !== expectedStatus
}

/** What stands in each window: of those that are not Playwright's `page` nothing else tells. */
async function attachWindows({ app, isRunning }: Jutt, info: TestInfo): Promise<void> {
  if (!isRunning()) return
  for (const window of app.windows()) {
    const text = await window.evaluate(() => document.body.innerText).catch(String)
    await info.attach(`window ${window.url()}`, { body: text, contentType: 'text/plain' })
  }
}

async function attachLogs(opened: readonly Jutt[], info: TestInfo): Promise<void> {
  for (const { log } of opened) {
    await info.attach('log of main', { body: log(), contentType: 'text/plain' })
  }
}

export type { Jutt, LaunchOptions } from './launch.ts'
export { expect } from '@playwright/test'
