import type { Session } from '../chromium/connection.ts'

export interface PageInput {
  insertText(text: string): Promise<void>
  /** Runs one of the browser's editing commands on the focused element: copy, paste, selectAll. */
  edit(command: string): void
  /** Zooms as the browser does: the page sees a smaller window with more pixels to a length. */
  zoom(factor: number): Promise<void>
}

export function createPageInput(session: Session): PageInput {
  return {
    async insertText(text) {
      await session.send('Input.insertText', { text })
    },
    edit(command) {
      session.post('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] })
    },
    async zoom(factor) {
      await session.send('Emulation.clearDeviceMetricsOverride')
      if (factor === 1) return
      const { cssLayoutViewport } = await session.send('Page.getLayoutMetrics')
      await session.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round(cssLayoutViewport.clientWidth / factor),
        height: Math.round(cssLayoutViewport.clientHeight / factor),
        deviceScaleFactor: factor,
        mobile: false,
      })
    },
  }
}
