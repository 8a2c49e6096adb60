import type { FakeServer } from '../service/fake-server/server.ts'
import { expect, type Jutt } from '../e2e/jutt.ts'

/** Connects so that the next start is connected too, also where the platform has no key store. */
export async function connectForGood(jutt: Jutt, server: FakeServer): Promise<void> {
  await jutt.fillFirstRun(server.url, server.key)
  const keepAnyway = jutt.page.getByRole('checkbox', { name: /Keep the key/ })
  if ((await keepAnyway.count()) > 0) await keepAnyway.press('Space')
  await jutt.button('Connect').click()
  await expect(jutt.message).toBeVisible()
}
