import { expect, test, type Page } from '@playwright/test'
import type { BrowserWindow } from 'electron'
import type { Lab, LabPage } from './lab.ts'
import { launch, type Launched } from './launch.ts'

declare const lab: Lab & LabPage

let started: Launched

test.beforeEach(async () => {
  started = await launch('lab')
})
test.afterEach(() => started.close())

async function openSecond(options: object = {}): Promise<Page> {
  const [page] = await Promise.all([
    started.app.waitForEvent('window'),
    started.app.evaluate(async (_electron, given) => {
      await lab.open(given).loaded
    }, options),
  ])
  return page
}

test('several windows, one of them hidden, each with its own ids', async () => {
  const { app } = started
  const hidden = await openSecond({ show: false, width: 400, height: 300 })
  const size = await hidden.evaluate(() => [innerWidth, innerHeight, document.visibilityState])
  expect(size).toEqual([400, 300, 'visible'])
  const windows = await app.evaluate(({ BrowserWindow, webContents }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      visible: window.isVisible(),
      focused: window.isFocused(),
      same: BrowserWindow.fromWebContents(window.webContents) === window,
      contents: webContents.fromId(window.webContents.id) === window.webContents,
    })),
  )
  const common = { same: true, contents: true }
  expect(windows).toEqual([
    { id: 1, visible: true, focused: true, ...common },
    { id: 2, visible: false, focused: false, ...common },
  ])
  expect(await hidden.evaluate(() => lab.invoke('who'))).toMatchObject({ id: 2 })
  const handle = await app.browserWindow(hidden)
  expect(await handle.evaluate((window: BrowserWindow) => window.id)).toBe(2)
})

test('timers and audio of a hidden window run on at full pace', async () => {
  const hidden = await openSecond({ show: false, webPreferences: { backgroundThrottling: false } })
  const ticks = await hidden.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let ticks = 0
        const timer = setInterval(() => (ticks += 1), 10)
        setTimeout(() => {
          clearInterval(timer)
          resolve(ticks)
        }, 500)
      }),
  )
  expect(ticks).toBeGreaterThan(25)
})

test('show, hide, focus and blur happen in order and are told', async () => {
  const events = await started.app.evaluate(({ BrowserWindow, app }) => {
    const events: string[] = []
    const [first] = BrowserWindow.getAllWindows()
    const second = new BrowserWindow({ show: false })
    app.on('browser-window-focus', (_event, window) => events.push(`app focus ${window.id}`))
    first?.on('blur', () => events.push('first blur'))
    for (const event of ['show', 'hide', 'focus', 'blur'] as const) {
      second.on(event as 'show', () => events.push(event))
    }
    second.showInactive()
    events.push(`focused: ${BrowserWindow.getFocusedWindow()?.id}`)
    second.focus()
    second.hide()
    second.destroy()
    return events
  })
  expect(events).toEqual([
    'show',
    'focused: 1',
    'first blur',
    'focus',
    'app focus 2',
    'blur',
    'hide',
  ])
})

test('a window that may not take the focus does not', async () => {
  const focused = await started.app.evaluate(({ BrowserWindow }) => {
    const overlay = new BrowserWindow({ focusable: false, alwaysOnTop: true, frame: false })
    overlay.show()
    overlay.focus()
    return [overlay.isFocused(), overlay.isVisible(), BrowserWindow.getFocusedWindow()?.id]
  })
  expect(focused).toEqual([false, true, 1])
})

test('bounds reach the page, within their limits', async () => {
  const { app, page } = started
  const size = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setMinimumSize(300, 200)
    window?.setSize(640, 100)
    return window?.getSize()
  })
  expect(size).toEqual([640, 200])
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 200])
})

test('close can be prevented by the app and by the page', async () => {
  const { app, page } = started
  const afterApp = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.once('close', (event) => event.preventDefault())
    window?.close()
    return window?.isDestroyed()
  })
  expect(afterApp).toBe(false)
  await page.evaluate(() => {
    globalThis.addEventListener('beforeunload', (event) => event.preventDefault(), { once: true })
  })
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.webContents.once('will-prevent-unload', () => resolve())
        window?.close()
      }),
  )
  const closed = await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<unknown[]>((resolve) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.once('closed', () => {
          let answer = 'no error'
          try {
            window.show()
          } catch (error) {
            answer = String(error)
          }
          resolve([window.isDestroyed(), answer, BrowserWindow.getAllWindows().length])
        })
        window?.close()
      }),
  )
  expect(closed).toEqual([true, 'TypeError: Object has been destroyed', 0])
  await expect.poll(() => app.evaluate(() => lab.events)).toEqual(['window-all-closed'])
})

test('a window can be reloaded, and its preload with it', async () => {
  const { app, page } = started
  await page.evaluate(() => Reflect.set(globalThis, 'before', true))
  const loaded = await app.evaluate(
    ({ webContents }) =>
      new Promise((resolve) => {
        const [contents] = webContents.getAllWebContents()
        contents?.on('will-navigate', () => resolve('asked about its own reload'))
        contents?.once('did-finish-load', () => resolve('loaded'))
        contents?.reload()
      }),
  )
  expect(loaded).toBe('loaded')
  expect(await page.evaluate(() => Reflect.get(globalThis, 'before'))).toBe(undefined)
  expect(await page.evaluate(() => lab.invoke('who'))).toMatchObject({ top: true })
})

test('a killed renderer is told, and a reload brings it back', async () => {
  const { app } = started
  const gone = await app.evaluate(
    ({ webContents }) =>
      new Promise((resolve) => {
        const [contents] = webContents.getAllWebContents()
        contents?.once('render-process-gone', (_event, details) =>
          resolve([details.reason, contents.isCrashed()]),
        )
        contents?.forcefullyCrashRenderer()
      }),
  )
  expect(gone).toEqual(['crashed', true])
  const back = await app.evaluate(
    ({ webContents }) =>
      new Promise((resolve) => {
        const [contents] = webContents.getAllWebContents()
        contents?.once('did-finish-load', () => {
          const heading = contents.executeJavaScript('document.querySelector("h1").textContent')
          resolve(heading)
        })
        contents?.reload()
      }),
  )
  expect(back).toBe('Lab')
})

test('will-navigate sees where a page wants to go, and can prevent it', async () => {
  const { app, page } = started
  await app.evaluate(({ webContents }) => {
    webContents.getAllWebContents()[0]?.on('will-navigate', (event, url) => {
      lab.events.push(url)
      if (!url.startsWith('app://')) event.preventDefault()
    })
  })
  await page.locator('#elsewhere').click()
  await expect.poll(() => app.evaluate(() => lab.events)).toEqual(['http://127.0.0.1:9/elsewhere'])
  expect(await page.locator('h1').textContent()).toBe('Lab')
  await page.locator('#other').click()
  await expect(page.locator('h1')).toHaveText('Other')
  const url = await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL())
  expect(url).toBe('app://lab/other.html')
  expect(await app.evaluate(() => lab.events)).toContain('app://lab/other.html')
})

test('a window that is denied does not open, however the page asks', async () => {
  const { app, page } = started
  await app.evaluate(({ webContents }) => {
    webContents.getAllWebContents()[0]?.setWindowOpenHandler(({ url }) => {
      lab.events.push(url)
      return { action: 'deny' }
    })
  })
  expect(await page.evaluate(() => window.open('http://127.0.0.1:9/opened'))).toBe(null)
  await page.locator('#blank').click()
  await page.locator('#elsewhere').click({ modifiers: ['Control'] })
  // A fresh frame has an untouched window.open: what gets past the page's wrapper is closed by main.
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    frame.contentWindow?.open('http://127.0.0.1:9/from-frame')
  })
  const opened = () => app.evaluate(() => lab.events.map((url) => url.split('/').at(-1)))
  await expect.poll(opened).toEqual(['opened', 'blank', 'elsewhere', 'from-frame'])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect.poll(() => app.windows().length).toBe(1)
})

test('a window that is allowed opens with the options given', async () => {
  const { app, page } = started
  await app.evaluate(({ webContents }) => {
    webContents.getAllWebContents()[0]?.setWindowOpenHandler(() => ({
      action: 'allow',
      overrideBrowserWindowOptions: { width: 300, height: 200 },
    }))
  })
  const [child] = await Promise.all([
    app.waitForEvent('window'),
    page.evaluate(() => void window.open('other.html')),
  ])
  await expect(child.locator('h1')).toHaveText('Other')
  await expect.poll(() => child.evaluate(() => innerWidth)).toBe(300)
})

test('capturePage, zoom, title and console reach main', async () => {
  const { app, page } = started
  const image = await app.evaluate(async ({ webContents }) => {
    const captured = await webContents.getAllWebContents()[0]?.capturePage()
    return { ...captured?.getSize(), signature: captured?.toPNG().toString('latin1', 1, 4) }
  })
  expect(image).toEqual({ width: 700, height: 500, signature: 'PNG' })

  await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.setZoomFactor(2))
  await expect.poll(() => page.evaluate(() => [innerWidth, devicePixelRatio])).toEqual([350, 2])

  await app.evaluate(({ webContents }) => {
    webContents
      .getAllWebContents()[0]
      ?.on('console-message', ({ level, message }) => lab.events.push(`${level}: ${message}`))
  })
  await page.evaluate(() => {
    console.warn('look', 7)
    document.title = 'Renamed'
  })
  await expect.poll(() => app.evaluate(() => lab.events)).toEqual(['warning: look 7'])
  const titles = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  await expect.poll(titles).toBe('Renamed')
})

test('loadURL rejects as Electron does when nothing answers', async () => {
  const failure = await started.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false })
    const failed: unknown[] = []
    window.webContents.on('did-fail-load', (_event, code, name, url) =>
      failed.push(code, name, url),
    )
    try {
      await window.loadURL('http://127.0.0.1:9/')
      return 'loaded'
    } catch (error) {
      const { code, errno, url } = error as { code: string; errno: number; url: string }
      return { code, errno, url, failed }
    }
  })
  expect(failure).toMatchObject({ code: 'ERR_UNSAFE_PORT', url: 'http://127.0.0.1:9/' })
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
