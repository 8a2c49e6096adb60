import { expect, test, type JSHandle, type Page } from '@playwright/test'
import type { BrowserWindow } from 'electron'
import type { Lab, LabPage } from './lab.ts'
import { launch, type Launched } from './launch.ts'

declare const lab: Lab & LabPage

let started: Launched
/** A window of each test's own, beside the first one of the app. */
let page: Page
let window: JSHandle<BrowserWindow>

async function open(options: { show?: boolean; width?: number; height?: number } = {}) {
  const { app } = started
  const before = new Set(app.windows())
  await app.evaluate(async (_electron, given) => {
    await lab.open(given).loaded
  }, options)
  const opened = () =>
    app.windows().find((each) => !before.has(each) && each.url().endsWith('/index.html'))
  await expect.poll(opened).toBeTruthy()
  const page = opened()
  if (page === undefined) throw new Error('The window has gone again')
  await page.waitForSelector('h1')
  return page
}

function events(): Promise<string[]> {
  return started.app.evaluate(() => lab.events)
}

test.beforeAll(async () => {
  started = await launch('lab')
})
test.afterAll(() => started.close())

test.beforeEach(async () => {
  await started.app.evaluate(() => void (lab.events.length = 0))
  page = await open()
  window = await started.app.evaluateHandle(({ BrowserWindow }) => {
    const newest = BrowserWindow.getAllWindows().at(-1)
    if (newest === undefined) throw new Error('There is no window')
    return newest
  })
})
test.afterEach(() =>
  started.app.evaluate(({ BrowserWindow }) => {
    for (const other of BrowserWindow.getAllWindows().slice(1)) other.destroy()
  }),
)

test('what a page says while it unloads is heard before its window is closed', async () => {
  await page.evaluate(() => addEventListener('pagehide', () => lab.send('note', 'goodbye')))
  const order = await window.evaluate(
    async (closing) =>
      new Promise<unknown[]>((resolve) => {
        lab.received.length = 0
        closing.once('closed', () => resolve([...lab.received]))
        closing.close()
      }),
  )
  expect(order).toEqual([['goodbye']])
})

test('what a page says and does while it is destroyed harms nobody', async () => {
  for (let round = 0; round < 5; round += 1) {
    const busy = await open()
    await busy.evaluate(() => {
      for (const event of ['pagehide', 'visibilitychange'])
        addEventListener(event, () => lab.send('note', event))
      setInterval(() => {
        lab.send('note', 'still here')
        history.pushState(null, '', '#on')
        document.title += '.'
      })
      location.href = '/other.html'
    })
    await started.app.evaluate(async ({ BrowserWindow }) => {
      // Playwright breaks into whatever runs at the moment; the app itself acts in its turn.
      await new Promise(setImmediate)
      BrowserWindow.getAllWindows().at(-1)?.destroy()
    })
    await expect.poll(() => busy.isClosed()).toBe(true)
  }
  expect(await started.app.evaluate(({ app }) => app.isReady())).toBe(true)
})

test('several windows, one of them hidden, know themselves and their pages', async () => {
  const hidden = await open({ show: false, width: 400, height: 300 })
  const size = await hidden.evaluate(() => [innerWidth, innerHeight, document.visibilityState])
  expect(size).toEqual([400, 300, 'visible'])
  const windows = await started.app.evaluate(({ BrowserWindow, webContents }) =>
    BrowserWindow.getAllWindows().map((each) => ({
      visible: each.isVisible(),
      focused: each.isFocused(),
      same: BrowserWindow.fromWebContents(each.webContents) === each,
      contents: webContents.fromId(each.webContents.id) === each.webContents,
    })),
  )
  const common = { same: true, contents: true }
  expect(windows).toEqual([
    { visible: true, focused: false, ...common },
    { visible: true, focused: true, ...common },
    { visible: false, focused: false, ...common },
  ])
  const handle = await started.app.browserWindow(hidden)
  const id = await handle.evaluate((each: BrowserWindow) => each.webContents.id)
  expect(await hidden.evaluate(() => lab.invoke('who'))).toMatchObject({ id })
})

test('timers of a hidden window run on at full pace', async () => {
  const hidden = await open({ show: false })
  // Throttled timers fire once a second: forty of them would not come before the test's time is up.
  const elapsed = await hidden.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begin = performance.now()
        let left = 40
        const timer = setInterval(() => {
          left -= 1
          if (left > 0) return
          clearInterval(timer)
          resolve(performance.now() - begin)
        }, 10)
      }),
  )
  expect(elapsed).toBeLessThan(5000)
})

test('show, hide, focus and blur happen in order and are told', async () => {
  const told = await started.app.evaluate(({ BrowserWindow, app }) => {
    const told: string[] = []
    const first = BrowserWindow.getFocusedWindow()
    const second = new BrowserWindow({ show: false })
    app.once('browser-window-focus', (_event, focused) => {
      told.push(`app focus ${focused === second}`)
    })
    first?.once('blur', () => told.push('first blur'))
    for (const event of ['show', 'hide', 'focus', 'blur'] as const) {
      second.on(event as 'show', () => told.push(event))
    }
    second.showInactive()
    told.push(`still first: ${BrowserWindow.getFocusedWindow() === first}`)
    second.focus()
    second.hide()
    second.destroy()
    return told
  })
  expect(told).toEqual([
    'show',
    'still first: true',
    'first blur',
    'focus',
    'app focus true',
    'blur',
    'hide',
  ])
})

test('a window that may not take the focus does not', async () => {
  const focused = await started.app.evaluate(({ BrowserWindow }) => {
    const before = BrowserWindow.getFocusedWindow()
    const overlay = new BrowserWindow({ focusable: false, alwaysOnTop: true, frame: false })
    overlay.show()
    overlay.focus()
    return [overlay.isFocused(), overlay.isVisible(), BrowserWindow.getFocusedWindow() === before]
  })
  expect(focused).toEqual([false, true, true])
})

test('bounds reach the page, within their limits', async () => {
  const size = await window.evaluate((each) => {
    each.setMinimumSize(300, 200)
    each.setSize(640, 100)
    return each.getSize()
  })
  expect(size).toEqual([640, 200])
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 200])
})

test('close can be prevented by the app and by the page', async () => {
  const afterApp = await window.evaluate((each) => {
    each.once('close', (event) => event.preventDefault())
    each.close()
    return each.isDestroyed()
  })
  expect(afterApp).toBe(false)
  await page.evaluate(() => {
    globalThis.addEventListener('beforeunload', (event) => event.preventDefault(), { once: true })
  })
  await window.evaluate(
    (each) =>
      new Promise<void>((resolve) => {
        each.webContents.once('will-prevent-unload', () => resolve())
        each.close()
      }),
  )
  const closed = await window.evaluate(
    (each) =>
      new Promise<unknown[]>((resolve) => {
        each.once('closed', () => {
          try {
            each.show()
            resolve(['shown'])
          } catch (error) {
            resolve([each.isDestroyed(), String(error)])
          }
        })
        each.close()
      }),
  )
  expect(closed).toEqual([true, 'TypeError: Object has been destroyed'])
})

test('a window can be reloaded, and its preload with it', async () => {
  await page.evaluate(() => void Object.assign(globalThis, { before: true }))
  const told = await window.evaluate(
    ({ webContents }) =>
      new Promise((resolve) => {
        webContents.on('will-navigate', () => resolve('asked about a reload of its own'))
        webContents.once('did-finish-load', () => resolve('loaded'))
        webContents.reload()
      }),
  )
  expect(told).toBe('loaded')
  await page.waitForSelector('h1')
  expect(await page.evaluate(() => 'before' in globalThis)).toBe(false)
  expect(await page.evaluate(() => lab.invoke('who'))).toMatchObject({ top: true })
})

test('a killed renderer is told, and a reload brings it back', async () => {
  const gone = await window.evaluate(
    ({ webContents }) =>
      new Promise((resolve) => {
        webContents.once('render-process-gone', (_event, { reason }) =>
          resolve([reason, webContents.isCrashed()]),
        )
        webContents.forcefullyCrashRenderer()
      }),
  )
  expect(gone).toEqual(['crashed', true])
  const back = await window.evaluate(
    ({ webContents }) =>
      new Promise((resolve) => {
        webContents.once('did-finish-load', () =>
          resolve(webContents.executeJavaScript('document.querySelector("h1").textContent')),
        )
        webContents.reload()
      }),
  )
  expect(back).toBe('Lab')
})

test('will-navigate sees where a page wants to go, and can prevent it', async () => {
  await window.evaluate(({ webContents }) => {
    webContents.on('will-navigate', (event, url) => {
      lab.events.push(url)
      if (!url.startsWith('app://')) event.preventDefault()
    })
  })
  await page.locator('#elsewhere').click()
  await expect.poll(events).toEqual(['http://127.0.0.1:9/elsewhere'])
  await expect(page.locator('h1')).toHaveText('Lab')
  await page.locator('#other').click()
  await expect(page.locator('h1')).toHaveText('Other')
  expect(await window.evaluate((each) => each.webContents.getURL())).toBe('app://lab/other.html')
  expect(await events()).toContain('app://lab/other.html')
})

test('a window that is denied does not open, however the page asks', async () => {
  await window.evaluate(({ webContents }) => {
    webContents.setWindowOpenHandler(({ url }) => {
      lab.events.push(url.split('/').at(-1) ?? '')
      return { action: 'deny' }
    })
  })
  const before = started.app.windows().length
  expect(await page.evaluate(() => globalThis.open('http://127.0.0.1:9/opened'))).toBe(null)
  await page.locator('#blank').click()
  await page.locator('#elsewhere').click({ modifiers: ['Control'] })
  // A fresh frame has an untouched window.open: what gets past the page's wrapper is closed by main.
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    frame.contentWindow?.open('http://127.0.0.1:9/from-frame')
  })
  await expect.poll(events).toEqual(['opened', 'blank', 'elsewhere', 'from-frame'])
  await expect.poll(() => started.app.windows().length).toBe(before)
  const count = ({ BrowserWindow }: { BrowserWindow: { getAllWindows(): unknown[] } }) =>
    BrowserWindow.getAllWindows().length
  expect(await started.app.evaluate(count)).toBe(before)
})

test('a window that is allowed opens with the options given', async () => {
  await window.evaluate(({ webContents }) => {
    webContents.setWindowOpenHandler(() => ({
      action: 'allow',
      overrideBrowserWindowOptions: { width: 300, height: 200 },
    }))
  })
  const [child] = await Promise.all([
    started.app.waitForEvent('window'),
    page.evaluate(() => void globalThis.open('other.html')),
  ])
  await expect(child.locator('h1')).toHaveText('Other')
  await expect.poll(() => child.evaluate(() => innerWidth)).toBe(300)
})

test('capturePage, zoom, title, keys and console reach main', async () => {
  const image = await window.evaluate(async (each) => {
    const captured = await each.capturePage()
    return { ...captured.getSize(), signature: captured.toPNG().toString('latin1', 1, 4) }
  })
  expect(image).toEqual({ width: 700, height: 500, signature: 'PNG' })

  await window.evaluate(({ webContents }) => webContents.setZoomFactor(2))
  await expect.poll(() => page.evaluate(() => [innerWidth, devicePixelRatio])).toEqual([350, 2])

  await window.evaluate(({ webContents }) => {
    webContents.on('console-message', ({ level, message }) =>
      lab.events.push(`${level}: ${message}`),
    )
    webContents.on('before-input-event', (_event, { type, key, control }) => {
      lab.events.push(`${type} ${control ? 'Control+' : ''}${key}`)
    })
  })
  await page.evaluate(() => {
    console.warn('look', 7)
    document.title = 'Renamed'
  })
  await expect.poll(() => window.evaluate((each) => each.getTitle())).toBe('Renamed')
  await page.keyboard.press('Control+k')
  await expect
    .poll(events)
    .toEqual(expect.arrayContaining(['warning: look 7', 'keyDown Control+k']))
})

test('loadURL rejects as Electron does when nothing answers', async () => {
  const failure = await window.evaluate(async (each) => {
    try {
      await each.loadURL('http://127.0.0.1:9/')
      return 'loaded'
    } catch (error) {
      const { message, code, errno, url } = error as Error & Record<string, unknown>
      return { message, code, errno, url }
    }
  })
  expect(failure).toEqual({
    message: "ERR_UNSAFE_PORT (-312) loading 'http://127.0.0.1:9/'",
    code: 'ERR_UNSAFE_PORT',
    errno: -312,
    url: 'http://127.0.0.1:9/',
  })
})

test('pages cannot be less isolated than the host can make them', async () => {
  const refusal = await started.app.evaluate(({ BrowserWindow }) => {
    try {
      return new BrowserWindow({ webPreferences: { nodeIntegration: true } }).id
    } catch (error) {
      return String(error)
    }
  })
  expect(refusal).toContain('chromium-host has no electron.WebPreferences.nodeIntegration: true')
})
