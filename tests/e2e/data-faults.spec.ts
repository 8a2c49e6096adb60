import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { findingsIn } from './findings.ts'
import { expect, test, type Jutt } from './jutt.ts'
import { connectAgain, restart } from './restart.ts'
import { mountSmallDisk } from './small-disk.ts'

const before = ['-r', join(import.meta.dirname, 'look-at-once.cjs')]
/** Bytes; SQLite's own default. */
const pageSize = 4096
const model = 'gemma-4-31B-it'

/** Spoils the pages of the database that hold a text, also those that are free by now. */
function spoil(file: string, text: string): void {
  const bytes = readFileSync(file)
  expect(bytes.includes(text)).toBe(true)
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text)) {
    const from = at - (at % pageSize)
    bytes.fill(0xa5, from, from + pageSize)
  }
  writeFileSync(file, bytes)
}

function said({ app }: Jutt): Promise<string> {
  return app.evaluate(() => (Reflect.get(globalThis, 'said') as string[]).join('\n\n'))
}

test('a damaged place of the database is found and told of, and costs no more than what stood there', async ({
  launch,
  server,
  profile,
}) => {
  let jutt = await launch()
  await jutt.connect(server)
  await jutt.chooseModel(model)
  const words = 'word '.repeat(4000)
  server.chat.next('vllm-new', { content: 'An answer to it' })
  await jutt.send(`To be lost ${words}in-the-midst ${words}`)
  await expect(jutt.article(model)).toContainText('An answer to it')
  await expect(jutt.button('Stop')).toBeHidden()
  await jutt.button('New chat').click()
  await jutt.ask('To be kept')
  await jutt.quit()
  spoil(join(profile, 'jutt.sqlite'), 'in-the-midst')
  // So does a run end that was killed; the next one looks whether all is in order.
  writeFileSync(join(profile, 'running'), '')

  jutt = await launch({ before })
  await connectAgain(jutt, server)
  await expect.poll(() => said(jutt)).toMatch(/^The database has a damaged place\./)
  await jutt.button('Settings').click()
  await expect(jutt.page.getByText('The database has a damaged place.')).toBeVisible()
  expect(await findingsIn(jutt.page)).toEqual([])
  await restart(jutt, 'Restart now')

  jutt = await launch({ before })
  await expect
    .poll(() => said(jutt))
    .toContain('Rescued from it: 2 chats with 3 messages, and 0 recordings.')
  await connectAgain(jutt, server)
  await jutt.chatList.getByText('To be kept').click()
  await expect(jutt.article('You')).toContainText('To be kept')
  await jutt.chatList.getByText('To be lost').click()
  await expect(jutt.article(model)).toContainText('An answer to it')
})

test('where the folder of the data may not be written, Jutt says which it is and what to do, and ends', async ({
  profile,
}) => {
  test.skip(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined,
    'only this host says what it would show in a box',
  )
  const folder = `${profile}-disk`
  const disk = mountSmallDisk(folder, 1 << 20)
  try {
    writeFileSync(join(folder, 'jutt.sqlite'), '')
    disk.lock()
    mkdirSync(profile, { recursive: true })
    const place = { version: 1, folder, former: null, pending: null, forgetsOnExit: false }
    writeFileSync(join(profile, 'data.json'), JSON.stringify(place))
    const electron: unknown = createRequire(import.meta.url)('electron')
    const jutt = spawn(String(electron), ['.', `--user-data-dir=${profile}`, '--no-sandbox'])
    let told = ''
    jutt.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
    const [code] = (await once(jutt, 'exit')) as [number | null]
    expect(told).toContain(`Jutt may not write to its data folder ${folder}. Make it writable`)
    expect(code).toBe(1)
  } finally {
    disk.remove()
  }
})
