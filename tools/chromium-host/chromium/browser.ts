import type { Session } from './connection.ts'
import type { Chromium } from './launch.ts'
import type { Protocol } from './protocol.ts'

/** A page of Chromium's that the host has opened, and the session that drives it. */
export interface PageTarget {
  readonly targetId: string
  readonly session: Session
}

export interface PageOptions {
  width: number
  height: number
  /** The window stays minimized until it is shown, where there is a display. */
  hidden: boolean
  /** The window may take the focus, where there is a display; others open behind. */
  focus: boolean
}

export interface BrowserListeners {
  /** A page that Chromium opened by itself, already closed again; it has loaded nothing. */
  popup(openerId: string): void
  crashed(event: Protocol.Target.targetCrashedPayload): void
  gone(targetId: string): void
}

export interface Browser {
  readonly chromium: Chromium
  openPage(options: PageOptions): Promise<PageTarget>
  closePage(targetId: string): void
}

/**
 * Opens and watches pages. Every new page waits until the host lets it run, so that nothing can load in a
 * window before its preload is in place, and nothing at all in a window that the app did not open.
 */
export async function createBrowser(
  chromium: Chromium,
  headless: boolean,
  listeners: BrowserListeners,
): Promise<Browser> {
  const { root } = chromium
  const attached = new Map<string, Session>()
  const appWindows = new Map<string, (page: PageTarget) => void>()
  /** Pages that are to go, and where they were when that was asked last. */
  const closing = new Map<string, string>()
  let lastAppWindow = 0

  root.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const { targetId, openerId } = targetInfo
    if (openerId !== undefined) {
      // It waits, and its opener with it: let go of both, with every request held back until it is closed.
      const popup = chromium.session(sessionId)
      popup.post('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
      popup.post('Runtime.runIfWaitingForDebugger')
      root.post('Target.closeTarget', { targetId })
      listeners.popup(openerId)
      return
    }
    const session = chromium.session(sessionId)
    attached.set(targetId, session)
    appWindows.get(targetInfo.url)?.({ targetId, session })
    appWindows.delete(targetInfo.url)
  })
  // A page that comes upon another document in the moment in which it is to go forgets that it is to.
  root.on('Target.targetInfoChanged', ({ targetInfo: { targetId, url } }) => {
    const before = closing.get(targetId)
    if (before === undefined || before === url) return
    closing.set(targetId, url)
    root.post('Target.closeTarget', { targetId })
  })
  root.on('Target.targetDestroyed', ({ targetId }) => {
    attached.delete(targetId)
    closing.delete(targetId)
    listeners.gone(targetId)
  })
  root.on('Target.targetCrashed', (event) => listeners.crashed(event))
  const filter = [{ type: 'page' }, { exclude: true }]
  await Promise.all([
    root.send('Target.setDiscoverTargets', { discover: true, filter }),
    root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter,
    }),
  ])

  /** A window of its own kind on the display; its first document is blank and gone before the app's begins. */
  async function openAppWindow({ width, height, hidden }: PageOptions): Promise<PageTarget> {
    const url = `data:text/html,<!-- ${(lastAppWindow += 1)} -->`
    const page = await new Promise<PageTarget>((resolve) => {
      appWindows.set(url, resolve)
      chromium.openAppWindow(url, { width, height })
    })
    const { session, targetId } = page
    await session.send('Runtime.runIfWaitingForDebugger')
    while (attached.has(targetId) && !(await hasLoaded(session))) {
      // Asked of a document that has just made way for the next one.
    }
    if (hidden) {
      const { windowId } = await session.send('Browser.getWindowForTarget', { targetId })
      session.post('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } })
    }
    return page
  }

  async function openBackgroundPage({ width, height }: PageOptions): Promise<PageTarget> {
    const { targetId } = await root.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
      ...(headless ? {} : { background: true }),
    })
    const session = attached.get(targetId)
    if (session === undefined) throw new Error('Chromium opened a page and took it away again')
    return { targetId, session }
  }

  return {
    chromium,
    openPage: (options) =>
      headless || !options.focus ? openBackgroundPage(options) : openAppWindow(options),
    closePage(targetId) {
      closing.set(targetId, '')
      root.post('Target.closeTarget', { targetId })
    },
  }
}

/** Waits for the load of an app window's blank document; false when another document came in between. */
async function hasLoaded(session: Session): Promise<boolean> {
  const expression = `new Promise((resolve) => {
    if (document.readyState === 'complete') resolve(location.protocol === 'data:')
    else addEventListener('load', () => resolve(location.protocol === 'data:'))
  })`
  try {
    const options = { expression, awaitPromise: true, returnByValue: true }
    return (await session.send('Runtime.evaluate', options)).result.value === true
  } catch {
    return false
  }
}
