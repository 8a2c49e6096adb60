import type { EventEmitter } from 'node:events'
import { createEvent } from './event.ts'
import type { Registry } from './registry.ts'

/** The order in which an app ends: before-quit, each window's close, will-quit, quit. */
export interface Lifecycle {
  quit(): void
  /** Ends without asking anyone. */
  exit(code: number): Promise<void>
  /** A window did not close, which also ends a quit that was under way. */
  closePrevented(): void
  windowClosed(): void
}

export function createLifecycle(options: {
  app: EventEmitter
  registry: Registry
  /** Ends Chromium and what else is open; called once, before the process ends. */
  shutDown(): Promise<void>
}): Lifecycle {
  const { app, registry } = options
  let quitting = false
  let exiting = false

  function quit(): void {
    if (quitting || exiting) return
    const event = createEvent()
    app.emit('before-quit', event)
    if (event.defaultPrevented) return
    quitting = true
    if (registry.windows.size === 0) finish()
    else for (const window of registry.windows.values()) window.close()
  }

  function finish(): void {
    const event = createEvent()
    app.emit('will-quit', event)
    if (event.defaultPrevented) quitting = false
    else void exit(0)
  }

  async function exit(code: number): Promise<void> {
    if (exiting) return
    exiting = true
    for (const window of registry.windows.values()) window.destroy()
    app.emit('quit', createEvent(), code)
    try {
      await options.shutDown()
    } finally {
      process.exit(code)
    }
  }

  return {
    quit,
    exit,
    closePrevented: () => void (quitting = false),
    windowClosed() {
      if (registry.windows.size > 0 || exiting) return
      if (quitting) finish()
      else if (app.listenerCount('window-all-closed') === 0) quit()
      else app.emit('window-all-closed')
    },
  }
}
