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
  /** The window is made minimized, where there is a display. */
  hidden: boolean
  /** The window takes the focus, where there is a display. */
  focus: boolean
}

export interface BrowserListeners {
  /** A page that Chromium opened by itself, already closed again; it has loaded nothing. */
  popup(openerId: string): void
  crashed(event: Protocol.Target.targetCrashedPayload): void
  gone(targetId: string): void
  titled(targetId: string, title: string): void
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

  root.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const { targetId, openerId } = targetInfo
    if (openerId !== undefined) {
      root.post('Target.closeTarget', { targetId })
      listeners.popup(openerId)
      return
    }
    attached.set(targetId, chromium.session(sessionId))
  })
  root.on('Target.targetDestroyed', ({ targetId }) => {
    attached.delete(targetId)
    listeners.gone(targetId)
  })
  root.on('Target.targetCrashed', (event) => listeners.crashed(event))
  root.on('Target.targetInfoChanged', ({ targetInfo }) => {
    listeners.titled(targetInfo.targetId, targetInfo.title)
  })
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

  return {
    chromium,
    async openPage({ width, height, hidden, focus }) {
      const display = headless
        ? {}
        : { background: hidden || !focus, ...(hidden ? { windowState: 'minimized' as const } : {}) }
      const { targetId } = await root.send('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
        width,
        height,
        ...display,
      })
      const session = attached.get(targetId)
      if (session === undefined) throw new Error('Chromium opened a page and took it away again')
      return { targetId, session }
    },
    closePage(targetId) {
      root.post('Target.closeTarget', { targetId })
    },
  }
}
