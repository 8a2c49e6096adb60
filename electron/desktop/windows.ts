import {
  app,
  BrowserWindow,
  nativeTheme,
  type BrowserWindowConstructorOptions,
  type ProgressBarOptions,
} from 'electron'
import type { EventName, Page } from '../../shared/ipc/channels.ts'
import { pageUrl } from './origin.ts'
import { overlayOptions, showOverlay } from './overlay-window.ts'
import { createReloadPauses } from './reload-pauses.ts'

/** The windows that are open, by the page each was made for. */
export interface Windows {
  /** Opens the main window, or brings the open one to the front. */
  showMain(): void
  /** Opens the hidden audio page, which lives as long as Jutt; does nothing where it is there. */
  startAudio(): void
  /** Shows the overlay, which never takes the focus; it is made when it is first wanted. */
  showOverlay(): void
  hideOverlay(): void
  /** Shows how far work is at the window's icon in the taskbar or dock. */
  showProgress(part: number, options: ProgressBarOptions): void
  /** Is the person in the main window? */
  isMainFocused(): boolean
  pageOf(webContentsId: number): Page | undefined
  /** Where the open pages can be reached; sending to a window that is gone does nothing. */
  targets(): { page: Page; send: (name: EventName, payload: unknown) => void }[]
  /** Called when a page's process died and the page is being loaded again. */
  onCrash(listener: (page: Page, reason: string) => void): void
  /** Called when the main window is there to be seen. */
  onMainShown(listener: () => void): void
  /** Called when the person has closed the main window. */
  onMainClosed(listener: () => void): void
}

/** Colours of the page's background, so that a window never flashes in the wrong one; --paper in renderer/ui/tokens.css. */
const background = { light: '#ffffff', dark: '#17191d' } as const

export function createWindows({
  preload,
  closing,
}: {
  preload: string
  /** Looks after the main window when it is to close. */
  closing: (main: BrowserWindow) => void
}): Windows {
  const open = new Map<number, { window: BrowserWindow; page: Page }>()
  const crashListeners: ((page: Page, reason: string) => void)[] = []
  const closeListeners: (() => void)[] = []
  const shownListeners: (() => void)[] = []
  /** A window that opens while Jutt ends would hold it up. */
  let isEnding = false
  app.once('before-quit', () => (isEnding = true))

  const webPreferences = {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    // Chromium would fetch dictionaries from the network.
    spellcheck: false,
  } as const

  function find(page: Page): BrowserWindow | undefined {
    return [...open.values()].find((entry) => entry.page === page)?.window
  }

  function openPage(page: Page, options: BrowserWindowConstructorOptions): BrowserWindow {
    const window = new BrowserWindow({ show: false, title: 'Jutt', webPreferences, ...options })
    const { id } = window.webContents
    open.set(id, { window, page })
    window.on('closed', () => open.delete(id))
    const pauseBeforeReload = createReloadPauses(() => performance.now())
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      for (const listener of crashListeners) listener(page, reason)
      if (reason === 'clean-exit') return
      // Never within this event: Chromium is still taking the process down (electron#51900).
      setTimeout(() => {
        if (!window.isDestroyed()) window.webContents.reload()
      }, pauseBeforeReload())
    })
    void window.loadURL(pageUrl(page))
    return window
  }

  function openMain(): void {
    const window = openPage('main', {
      name: 'main',
      windowStatePersistence: true,
      width: 1100,
      height: 800,
      minWidth: 360,
      minHeight: 480,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    })
    closing(window)
    window.once('ready-to-show', () => {
      window.show()
      for (const listener of shownListeners) listener()
    })
    window.on('closed', () => {
      for (const listener of closeListeners) listener()
    })
  }

  return {
    showMain() {
      if (isEnding) return
      const main = find('main')
      if (!main) {
        openMain()
        return
      }
      if (main.isMinimized()) main.restore()
      main.show()
      main.focus()
    },
    startAudio() {
      if (isEnding || find('audio')) return
      openPage('audio', {
        width: 200,
        height: 100,
        skipTaskbar: true,
        focusable: false,
        // It must hear on while nobody sees it.
        webPreferences: { ...webPreferences, backgroundThrottling: false },
      })
    },
    showOverlay() {
      if (!isEnding) showOverlay(find('overlay') ?? openPage('overlay', overlayOptions))
    },
    hideOverlay: () => find('overlay')?.hide(),
    showProgress: (part, options) => find('main')?.setProgressBar(part, options),
    isMainFocused: () => find('main')?.isFocused() ?? false,
    pageOf: (webContentsId) => open.get(webContentsId)?.page,
    targets: () =>
      [...open.values()].map(({ window, page }) => ({
        page,
        send(name: EventName, payload: unknown) {
          if (!window.isDestroyed()) window.webContents.send(name, payload)
        },
      })),
    onCrash: (listener) => void crashListeners.push(listener),
    onMainShown: (listener) => void shownListeners.push(listener),
    onMainClosed: (listener) => void closeListeners.push(listener),
  }
}
