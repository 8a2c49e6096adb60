/// <reference lib="dom" />
import { createBridge, createPort } from './bridge.ts'
import { guardPermissions, type AskMain } from './permission-guards.ts'
import { trust } from './trust.ts'

/** The page's end of the context bridge, run in the page's own world before any of its scripts. */
export function setUpMainWorld(greeting: string): void {
  if (window !== window.top) return

  function meet(event: Event): void {
    const channel = trust<MouseEvent>(event).relatedTarget
    if (channel === null) return
    createBridge(createPort(channel, 'to-preload', 'to-page'), (name, value) => {
      if (name === greeting) {
        guardPermissions(trust<AskMain>(value))
        return
      }
      if (Object.hasOwn(window, name)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      }
      Object.defineProperty(window, name, { value: freeze(value), enumerable: true })
    })
  }

  function freeze(value: unknown, seen = new Set<unknown>()): unknown {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
    if (seen.has(value)) return value
    seen.add(value)
    for (const item of Object.values(value)) freeze(item, seen)
    return Object.freeze(value)
  }

  document.addEventListener(greeting, meet, { once: true })
}
