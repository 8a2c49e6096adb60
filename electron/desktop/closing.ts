import { app, type BrowserWindow } from 'electron'

/** Milliseconds for a page to hand over what it has; one that hangs keeps no window open. */
const patience = 1000

/** Asks a page to hand over what it has before its window closes. */
export interface Closing {
  /** Has the page of this window asked first, whoever closes it; a quit goes on afterwards. */
  watch(window: BrowserWindow): void
  /** The page has handed everything over. */
  ready(): void
}

export function createClosing(ask: () => void): Closing {
  let answered = Promise.withResolvers<void>()
  let isQuitting = false
  app.on('before-quit', () => (isQuitting = true))

  async function handOver(): Promise<void> {
    answered = Promise.withResolvers()
    const timer = setTimeout(answered.resolve, patience)
    ask()
    await answered.promise
    clearTimeout(timer)
  }

  return {
    watch(window) {
      let state: 'open' | 'asking' | 'closing' = 'open'
      window.on('close', (event) => {
        if (state === 'closing' || window.webContents.isCrashed()) return
        event.preventDefault()
        if (state === 'open') void close()
      })

      async function close(): Promise<void> {
        state = 'asking'
        await handOver()
        state = 'closing'
        if (isQuitting) app.quit()
        else if (!window.isDestroyed()) window.close()
      }
    },
    ready: () => answered.resolve(),
  }
}
