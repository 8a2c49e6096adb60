import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { expect, test } from '@playwright/test'
import type { Lab } from './lab.ts'
import { launch } from './launch.ts'

declare const lab: Lab

const missing = ['Xvfb', 'xdotool', 'xclip'].filter(
  (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0,
)

let server: ChildProcess
let display = ''

test.skip(missing.length > 0, `not installed here: ${missing.join(', ')}`)

test.beforeAll(async () => {
  // Xvfb writes the number of the display that it has found free.
  server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const lines = createInterface({ input: server.stdio[3] as Readable })
  display = await new Promise((resolve) => lines.once('line', (line) => resolve(`:${line}`)))
})
test.afterAll(() => void server.kill())

function focusedWindow(): string {
  const env = { ...process.env, DISPLAY: display }
  return spawnSync('xdotool', ['getwindowfocus', 'getwindowname'], { env, encoding: 'utf8' }).stdout
}

test('on a display, windows are without tabs, and an overlay leaves the focus where it is', async () => {
  const { app, page, close } = await launch('lab', {
    env: { ...process.env, DISPLAY: display },
  })
  await page.bringToFront()
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([700, 500])
  // An address bar and tabs would take more than this from the window.
  expect(await page.evaluate(() => outerHeight - innerHeight)).toBeLessThan(60)
  await expect.poll(focusedWindow).toContain('Lab')

  const [overlay] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(async () => {
      const { window, loaded } = lab.open(
        { focusable: false, alwaysOnTop: true, show: false, width: 300, height: 200 },
        'app://lab/other.html',
      )
      await loaded
      window.showInactive()
    }),
  ])
  await expect(overlay.locator('h1')).toHaveText('Other')
  expect(focusedWindow()).toContain('Lab')

  const text = await app.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('üks')
    return clipboard.readText()
  })
  expect(text).toBe('üks')
  await close()
})
