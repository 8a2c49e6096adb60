import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { HostControls } from '../chromium-host/lab.ts'
import { makeTake, sentences } from './sound/material.ts'
import { writeWav } from './sound/wav.ts'
import { connectForGood, expect, rate, test } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

/** There only on tools/chromium-host: no test can look at the tray and the notifications of a real desktop. */
declare const chromiumHost: HostControls

const [sentence = new Float32Array(rate)] = sentences()

function trayLabels(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() =>
    (chromiumHost.trays()[0]?.menu.items ?? [])
      .filter(({ type }) => type !== 'separator')
      .map(({ label }) => label),
  )
}

function clickInTray(app: ElectronApplication, label: string): Promise<void> {
  return app.evaluate((_electron, wanted) => {
    chromiumHost
      .trays()[0]
      ?.menu.items.find((item) => item.label === wanted)
      ?.click()
  }, label)
}

function notifications(app: ElectronApplication): Promise<{ title: string; body: string }[]> {
  return app.evaluate(() =>
    (chromiumHost.recordedAs('Notification.show') as Electron.Notification[]).map(
      ({ title, body }) => ({ title, body }),
    ),
  )
}

async function clickLastNotification(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const shown = chromiumHost.recordedAs('Notification.show') as Electron.Notification[]
    shown.at(-1)?.emit('click')
  })
}

function hideWindow(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().endsWith('/main/index.html')) window.hide()
    }
  })
}

const isOverlay = (page: Page): boolean => page.url().endsWith('/overlay/index.html')

test('started hidden, Jutt is reached by its icon, and what is finished meanwhile is told', async ({
  launch,
  server,
  profile,
  folder,
}) => {
  test.skip(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined,
    'only this host shows its tray',
  )
  const first = await launch()
  await connectForGood(first, server)
  await first.quit()

  const jutt = await launch({
    args: ['--hidden'],
    async show(app) {
      const pages = () => app.windows().map((page) => new URL(page.url()).pathname)
      await expect.poll(pages).toEqual(['/audio/index.html'])
      expect(await trayLabels(app)).toEqual(['New chat', 'Dictate', 'Show Jutt', 'Quit'])
      await clickInTray(app, 'New chat')
    },
  })
  const { app, page } = jutt
  await expect(jutt.message).toBeFocused()

  // An answer that ends while nobody looks is told of by the title of its chat, and leads there.
  await jutt.chooseModel('gemma-4-31B-it')
  const visit = server.chat.next('hold-after', { content: 'A secret. The end', after: 2 })
  await jutt.send('What is it?')
  await visit.reached
  await jutt.button('New chat').click()
  await hideWindow(app)
  visit.release()
  await expect
    .poll(() => notifications(app))
    .toEqual([{ title: 'What is it?', body: 'The answer is finished.' }])
  await clickLastNotification(app)
  await expect(jutt.article('gemma-4-31B-it')).toContainText('A secret. The end')
  // Nobody is told of what they see.
  await jutt.ask('And now?')
  expect(await notifications(app)).toHaveLength(1)

  // Files that are opened with Jutt: sound becomes a transcript, the rest goes along with the message.
  const sound = join(folder, 'talk.wav')
  const notes = join(folder, 'notes.txt')
  writeFileSync(sound, writeWav({ sampleRate: rate, samples: makeTake([sentence]) }))
  writeFileSync(notes, 'Remember the milk.')
  server.audio.always('slow', { seconds: 2 })
  const electron: unknown = createRequire(import.meta.url)('electron')
  const second = spawn(
    String(electron),
    ['.', `--user-data-dir=${profile}`, '--no-sandbox', sound, 'notes.txt'].map((argument) =>
      argument === 'notes.txt' ? notes : argument,
    ),
  )
  await once(second, 'exit')
  const transcripts = describeTranscripts(jutt)
  await expect(transcripts.row('talk.wav')).toBeVisible()
  await hideWindow(app)
  await expect
    .poll(() => notifications(app), { timeout: 20_000 })
    .toContainEqual({ title: 'talk.wav', body: 'The transcript is finished.' })
  await clickLastNotification(app)
  await expect(transcripts.text).toBeVisible()
  await jutt.button('Close transcript').click()
  await expect(page.getByText('notes.txt')).toBeVisible()

  // Off is off.
  await jutt.button('Settings').click()
  await page.getByRole('switch', { name: 'Notify me when something is finished' }).press('Space')
  await page.keyboard.press('Escape')
  const quiet = server.chat.next('hold-after', { content: 'Quietly done', after: 1 })
  await jutt.send('Hush')
  await quiet.reached
  await hideWindow(app)
  quiet.release()
  await expect(jutt.article('gemma-4-31B-it')).toContainText('Quietly done')
  expect(await notifications(app)).toHaveLength(2)

  // The icon follows the language, and its "Dictate" speaks into the program in front.
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('language estonian')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => trayLabels(app))
    .toEqual(['Uus vestlus', 'Dikteeri', 'Näita Jutu akent', 'Välju'])
  await clickInTray(app, 'Dikteeri')
  await expect.poll(() => app.windows().some(isOverlay)).toBe(true)
  await page.close()
  await clickInTray(app, 'Näita Jutu akent')
  await expect
    .poll(() => app.windows().some((each) => each.url().endsWith('/main/index.html')))
    .toBe(true)
  const closed = app.waitForEvent('close')
  await clickInTray(app, 'Välju')
  await closed
})
