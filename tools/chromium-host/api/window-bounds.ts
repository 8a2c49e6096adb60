import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import type { Session } from '../chromium/connection.ts'

/** The size and place of a window, kept here and told to Chromium; the frame around the page counts as none. */
export interface WindowBounds {
  get(): Rectangle
  set(bounds: Partial<Rectangle>): void
  minimum: [width: number, height: number]
  maximum: [width: number, height: number]
  /** Tells Chromium, once there is a page. */
  follow(session: Session, targetId: string): Promise<void>
  setState(state: 'normal' | 'minimized' | 'maximized' | 'fullscreen'): void
}

export function createWindowBounds(options: BrowserWindowConstructorOptions): WindowBounds {
  const { width = 800, height = 600, x = 0, y = 0 } = options
  let bounds: Rectangle = { x, y, width, height }
  let chromium: { session: Session; windowId: number } | undefined

  function limit(size: number, index: 0 | 1): number {
    const most = self.maximum[index] === 0 ? Infinity : self.maximum[index]
    return Math.round(Math.min(Math.max(size, self.minimum[index]), most))
  }

  function tell(): void {
    if (chromium === undefined) return
    const { session, windowId } = chromium
    const { width, height, x, y } = bounds
    session.post('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y } })
    session.post('Browser.setContentsSize', { windowId, width, height })
  }

  const self: WindowBounds = {
    minimum: [options.minWidth ?? 0, options.minHeight ?? 0],
    maximum: [options.maxWidth ?? 0, options.maxHeight ?? 0],
    get: () => ({ ...bounds }),
    set(next) {
      const wanted = { ...bounds, ...next }
      bounds = { ...wanted, width: limit(wanted.width, 0), height: limit(wanted.height, 1) }
      tell()
    },
    async follow(session, targetId) {
      const { windowId } = await session.send('Browser.getWindowForTarget', { targetId })
      chromium = { session, windowId }
      tell()
    },
    setState(windowState) {
      if (chromium === undefined) return
      const { session, windowId } = chromium
      session.post('Browser.setWindowBounds', { windowId, bounds: { windowState } })
    },
  }
  self.set({})
  return self
}
