import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { startFakeServer } from '../service/fake-server/server.ts'
import { expect, test } from './jutt.ts'

const recorder = ['-r', join(import.meta.dirname, 'record-messages.cjs')]

/** A key that occurs nowhere else by chance. */
const key = 'sk-unmistakable-9b1c7e55d0a84f21'

async function messagesWith(app: ElectronApplication, text: string): Promise<string[]> {
  const crossed = await app.evaluate(
    () => (globalThis as unknown as { crossed: [string, string, string][] }).crossed,
  )
  expect(crossed.length).toBeGreaterThan(0)
  return crossed
    .filter(([, , payload]) => payload.includes(text))
    .map(([direction, channel]) => `${direction} ${channel}`)
}

async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}

/** The part of the base64 of anything with this text in it that depends on the text alone. */
function base64At(text: string, offset: number): string {
  const encoded = Buffer.from(`${'-'.repeat(offset)}${text}`).toString('base64')
  return encoded.slice(offset === 0 ? 0 : 4, -4)
}

/** The files below a folder that contain the text, in any of the ways it might have been written. */
function filesWith(folder: string, text: string): string[] {
  const forms = [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    ...[0, 1, 2].map((offset) => Buffer.from(base64At(text, offset))),
    Buffer.from(Buffer.from(text).toString('hex')),
  ]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name)
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false
    const content = readFileSync(file)
    return forms.some((form) => content.includes(form))
  })
}

test('the key crosses once, inwards, and after a restart is nowhere but in the vault', async ({
  launch,
  profile,
}) => {
  const server = await startFakeServer({ key })
  const jutt = await launch({ before: recorder })
  await jutt.fillFirstRun(server.url, key)
  // Where the platform cannot seal, the user may choose to keep the key all the same; then it is in the vault too.
  const keepAnyway = jutt.page.getByRole('checkbox', { name: /Keep the key/ })
  const isOffered = (await keepAnyway.count()) > 0
  if (isOffered) await keepAnyway.press('Space')
  await jutt.button('Connect').click()
  await expect(jutt.message).toBeVisible()
  await jutt.ask('before the restart')
  expect(await messagesWith(jutt.app, key)).toEqual(['in service:connect'])
  // The recorder itself sees what crosses: it has the words of the message in both directions.
  expect(await messagesWith(jutt.app, 'before the restart')).toContain('in chats:send')
  await jutt.quit()

  const again = await launch({ before: recorder })
  await expect(again.message).toBeVisible()
  await again.ask('after the restart')
  const requests = server.requestsOf('chat')
  expect(requests.at(-1)?.headers.authorization).toBe(`Bearer ${key}`)

  expect(await messagesWith(again.app, key)).toEqual([])
  for (const page of again.app.windows()) {
    const heap = await heapOf(page)
    if (page === again.page) expect(heap).toContain('after the restart')
    expect(heap).not.toContain(key)
  }
  expect(again.log()).not.toContain(key)
  await again.quit()
  expect(jutt.log() + again.log()).not.toContain(key)
  const files = filesWith(profile, key)
  expect(files).toEqual(isOffered ? ['vault.json'] : [])
  expect(filesWith(profile, 'after the restart')).not.toEqual([])
  expect(statSync(join(profile, 'vault.json')).mode & 0o077).toBe(0)
  await server.close()
})

test('kept for this run only, the key is in no file, and is asked for at the next start', async ({
  launch,
  profile,
}) => {
  const server = await startFakeServer({ key })
  const jutt = await launch()
  const keepAnyway = jutt.page.getByRole('checkbox', { name: /Keep the key/ })
  test.skip((await keepAnyway.count()) === 0, 'this platform seals keys, so they are always kept')
  await expect(jutt.page.getByText(/for this run only/)).toBeVisible()
  await jutt.fillFirstRun(server.url, key)
  await jutt.button('Connect').click()
  await jutt.ask('hello')
  await jutt.quit()
  expect(filesWith(profile, key)).toEqual([])

  const again = await launch()
  await expect(again.page.getByRole('textbox', { name: 'Server address' })).toHaveValue(server.url)
  await expect(again.page.getByLabel('API key', { exact: true })).toHaveValue('')
  await server.close()
})

test('a refused key is kept nowhere, not even in what the window shows', async ({
  launch,
  profile,
  server,
}) => {
  const jutt = await launch()
  await jutt.fillFirstRun(server.url, key)
  await jutt.button('Connect').click()
  await expect(jutt.page.getByText(/The service refused the key/).first()).toBeVisible()
  expect(await jutt.page.content()).not.toContain(key)
  await jutt.quit()
  expect(filesWith(profile, key)).toEqual([])
  expect(jutt.log()).not.toContain(key)
})
