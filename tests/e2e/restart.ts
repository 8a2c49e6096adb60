import { once } from 'node:events'
import type { FakeServer } from '../service/fake-server/server.ts'
import { expect, type Jutt } from './jutt.ts'

/** Presses what restarts Jutt, which ends here: the next launch is the test's. */
export async function restart(jutt: Jutt, button: string): Promise<void> {
  const exited = once(jutt.app.process(), 'exit')
  await jutt.app.evaluate(({ app }) => {
    app.relaunch = () => undefined
  })
  await jutt.button(button).click()
  await exited
}

/** Where the computer has no key store, the key was for that run only. */
export async function connectAgain(jutt: Jutt, server: FakeServer): Promise<void> {
  const welcome = jutt.page.getByRole('heading', { name: 'Welcome to Jutt' })
  await expect(welcome.or(jutt.message)).toBeVisible()
  if (await welcome.isVisible()) await jutt.connect(server)
}
