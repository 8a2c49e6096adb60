import { BrowserWindow, nativeTheme } from 'electron'
import type { EventName, Page } from '../../shared/ipc/channels.ts'
import { pageUrl } from './origin.ts'

/** The windows that are open, by the page each was made for. */
export interface Windows {
  /** Opens the main window, or brings the open one to the front. */
  showMain(): void
  pageOf(webContentsId: number): Page | undefined
  /** Where the open pages can be reached; sending to a window that is gone does nothing. */
  targets(): { page: Page; send: (name: EventName, payload: unknown) => void }[]
  /** Called when a page's process died and the page is being loaded again. */
  onCrash(listener: (page: Page, reason: string) => void): void
}

/** Colours of the page's background, so that a window never flashes in the wrong one; --paper in renderer/ui/tokens.css. */
const background = { light: '#ffffff', dark: '#17191d' } as const

export function createWindows({ preload }: { preload: string }): Windows {
  const open = new Map<number, { window: BrowserWindow; page: Page }>()
  const crashListeners: ((page: Page, reason: string) => void)[] = []

  function openMain(): BrowserWindow {
    const window = new BrowserWindow({
      name: 'main',
      windowStatePersistence: true,
      width: 1100,
      height: 800,
      minWidth: 360,
      minHeight: 480,
      show: false,
      title: 'Jutt',
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      webPreferences: {
        preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        // Chromium would fetch dictionaries from the network.
        spellcheck: false,
      },
    })
    const { id } = window.webContents
    open.set(id, { window, page: 'main' })
    window.once('ready-to-show', () => window.show())
    window.on('closed', () => open.delete(id))
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      for (const listener of crashListeners) listener('main', reason)
      if (!window.isDestroyed() && reason !== 'clean-exit') window.webContents.reload()
    })
    void window.loadURL(pageUrl('main'))
    return window
  }

  return {
    showMain() {
      const main = [...open.values()].find(({ page }) => page === 'main')?.window
      if (!main) {
        openMain()
        return
      }
      if (main.isMinimized()) main.restore()
      main.show()
      main.focus()
    },
    pageOf: (webContentsId) => open.get(webContentsId)?.page,
    targets: () =>
      [...open.values()].map(({ window, page }) => ({
        page,
        send(name: EventName, payload: unknown) {
          if (!window.isDestroyed()) window.webContents.send(name, payload)
        },
      })),
    onCrash: (listener) => void crashListeners.push(listener),
  }
}
