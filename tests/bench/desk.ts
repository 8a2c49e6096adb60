import type { CDPSession, Page } from '@playwright/test'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { chooseModel, connect, launch } from './app.ts'
import type { Bench } from './goal.ts'
import { countTimes } from './page-cost.ts'

/** Does not think before it answers. */
const model = 'gemma-4-31B-it'

/** Jutt, connected to a fake server, and what counts the times of its page. */
export interface Desk {
  page: Page
  server: FakeServer
  cdp: CDPSession
}

/** Does the work on a Jutt that is started for it and ends with it. */
export async function atDesk<T>(
  { host, folder }: Bench,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const server = await startFakeServer()
  const { page, close } = await launch(host, folder)
  try {
    await connect(page, server)
    await chooseModel(page, model)
    const cdp = await page.context().newCDPSession(page)
    await countTimes(cdp)
    return await work({ page, server, cdp })
  } finally {
    await close()
    await server.close()
  }
}
