import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { watchCopying } from './copying.ts'
import { findingsIn } from './findings.ts'
import { expect, test } from './jutt.ts'

test('About tells every host, shows the licences of what is bundled, and a log without the key', async ({
  launch,
  server,
  profile,
}) => {
  const jutt = await launch()
  await jutt.connect(server)
  const { page } = jutt
  // Something to be noted, by a service that says the key back.
  server.chat.next('401-litellm')
  await jutt.ask('refused')
  await jutt.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    }
  })
  await jutt.button('Settings').click()

  const about = page.getByRole('region', { name: 'About', exact: true })
  const hosts = about.getByRole('region', { name: 'Hosts that Jutt talks to' })
  await expect(hosts.getByText(new URL(server.url).host, { exact: true })).toBeVisible()
  await expect(hosts.getByText('docs.hpc.ut.ee', { exact: true })).toBeVisible()
  await expect(hosts.getByText('chat.hpc.ut.ee', { exact: true })).toBeVisible()
  await expect(hosts).toContainText('None: Jutt does not look for newer versions.')

  const log = about.getByRole('region', { name: 'Log', exact: true })
  const file = join(profile, 'logs', 'jutt.log')
  await expect(log.getByText(file, { exact: true })).toBeVisible()
  await log.getByRole('button', { name: 'Read the log' }).click()
  await expect(log.locator('pre')).toContainText(/Jutt 0\.1\.0 begins, on linux/)
  const shown = await jutt.app.evaluateHandle(({ shell }) => {
    const files: string[] = []
    shell.showItemInFolder = (each) => void files.push(each)
    return files
  })
  await log.getByRole('button', { name: 'Show the log in its folder' }).click()
  await expect.poll(() => shown.jsonValue()).toEqual([file])
  const copied = await watchCopying(jutt)
  await log.getByRole('button', { name: 'Copy the log' }).click()
  await expect(log.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await copied()).toBe(readFileSync(file, 'utf8'))
  expect(await copied()).toContain('page main: crashed')
  expect(await copied()).not.toContain(server.key)

  await about.getByRole('button', { name: 'Third-party licences…' }).click()
  const licences = page.getByRole('dialog', { name: 'Third-party licences' })
  // From the main process, the window, a worker, native code, and what is inside another package.
  for (const name of ['undici', 'react', 'pdfjs-dist', 'uiohook-napi', 'jszip', 'electron']) {
    await expect(
      licences.getByRole('button', { name: new RegExp(`^${name} \\d`) }).first(),
    ).toBeVisible()
  }
  await licences.getByRole('button', { name: /^react \d/ }).click()
  await expect(licences).toContainText('Copyright (c) Meta Platforms')
  expect(await findingsIn(page)).toEqual([])
  await licences.getByRole('button', { name: 'Done' }).click()
  await expect(licences).toBeHidden()
})

test('each section gives its defaults back; on Linux the desktop is told to start Jutt at login, hidden', async ({
  launch,
  server,
  profile,
}) => {
  const config = `${profile}-config`
  const jutt = await launch({ env: { XDG_CONFIG_HOME: config } })
  await jutt.connect(server)
  const { page } = jutt
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.button('Settings').click()
  const model = page.getByRole('button', { name: /Chat model/ })
  await expect(model).toContainText('gemma-4-31B-it')
  await page.getByText('Titles by a model').click()
  await page.getByRole('button', { name: 'Reset “Models” to its defaults' }).click()
  await expect(model).toContainText('qwen3.5-122b')
  await expect(page.getByRole('switch', { name: /^Titles by a model/ })).not.toBeChecked()

  const transcripts = page.getByRole('region', { name: 'Transcripts', exact: true })
  await transcripts.getByText('Compress', { exact: true }).click()
  await expect(transcripts.getByRole('radio', { name: 'Compress' })).toBeChecked()
  await page.getByRole('button', { name: 'Reset “Transcripts” to its defaults' }).click()
  await expect(transcripts.getByRole('radio', { name: 'Keep' })).toBeChecked()

  await page.getByText('Notify me when something is finished').click()
  await page.getByRole('button', { name: 'Reset “General” to its defaults' }).click()
  await expect(page.getByRole('switch', { name: /^Notify me when/ })).toBeChecked()

  // Elsewhere Electron itself tells the system.
  if (process.platform !== 'linux') return
  const entry = join(config, 'autostart', 'jutt.desktop')
  const wish = jutt.page.getByRole('switch', { name: /^Open at login/ })
  await jutt.page.getByText('Open at login, without its window').click()
  await expect(wish).toBeChecked()
  await expect.poll(() => existsSync(entry)).toBe(true)
  expect(readFileSync(entry, 'utf8')).toMatch(/^Exec="[^"]+" .*"--hidden"$/m)
  await jutt.page.getByText('Open at login, without its window').click()
  await expect.poll(() => existsSync(entry)).toBe(false)
})
