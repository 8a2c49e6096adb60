import { expect, type TestInfo } from '@playwright/test'
import { join } from 'node:path'
import type { FakeServer } from '../service/fake-server/server.ts'
import type { Jutt } from './launch.ts'

/** A running app, connected to its own server. */
export interface App {
  jutt: Jutt
  server: FakeServer
  profile: string
}

/** One app at a time, for the tests of one file after one another. */
export interface SharedApp {
  /** The app for the next test of a file, with a new chat. */
  next(info: TestInfo): Promise<App>
  close(): Promise<void>
}

/** `start` makes an app on a data folder. */
export function createSharedApp(start: (profile: string) => Promise<App>): SharedApp {
  let open: (App & { file: string }) | undefined

  async function close(): Promise<void> {
    const ending = open
    open = undefined
    await ending?.jutt.quit()
    await ending?.server.close()
  }

  return {
    async next(info) {
      const { file } = info
      if (open?.file === file && open.jutt.isRunning()) await beginAnew(open)
      else {
        await close()
        open = { ...(await start(profileOf(info))), file }
      }
      return open
    },
    close,
  }
}

/** The data folder of a test; not named after it, since its title has letters that a bare locale cannot write. */
export function profileOf({
  project,
  testId,
  repeatEachIndex,
  retry,
}: Pick<TestInfo, 'project' | 'testId' | 'repeatEachIndex' | 'retry'>): string {
  return join(project.outputDir, 'profiles', `${testId}-${repeatEachIndex}-${retry}`)
}

/** What the test before left on the screen and planned for the server is gone; what it stored is not. */
async function beginAnew({ jutt, server }: App): Promise<void> {
  await jutt.page.reload()
  await jutt.button('New chat').click()
  await expect(jutt.message).toBeVisible()
  server.reset()
}
