import type { EventEmitter } from 'node:events'
import type { Session } from '../chromium/connection.ts'
import type { Protocol } from '../chromium/protocol.ts'
import type { Addresses } from './addresses.ts'
import { createEvent } from './event.ts'
import type { FrameTree, HostFrame } from './frames.ts'
import { quietly } from './quietly.ts'

const errorCodes: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_UNEXPECTED: -9,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_UNSAFE_PORT: -312,
  ERR_EMPTY_RESPONSE: -324,
}

export interface Navigation {
  /** Loads an address and resolves when it has finished loading; rejects as loadURL does. */
  load(url: string): Promise<void>
  reload(ignoreCache: boolean): Promise<void>
  /** Whether a document request may go on; asks will-navigate's listeners when a page has caused it. */
  mayNavigate(frameId: string, url: string): boolean
  readonly loading: boolean
}

/** Turns Chromium's navigation into Electron's events, and main's wishes into navigation. */
export function followNavigation(
  session: Session,
  frames: FrameTree,
  addresses: Addresses,
  contents: EventEmitter,
): Navigation {
  const ownNavigations: string[] = []
  const loads = new Map<string, () => void>()
  let lastLoaded: string | undefined
  let ownReload: string | undefined
  let failed = false
  let loading = false

  const isMain = (frameId: string) => frames.byId(frameId) === frames.main

  session.on('Page.frameStartedLoading', ({ frameId }) => {
    if (!isMain(frameId) || loading) return
    loading = true
    contents.emit('did-start-loading')
  })
  session.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (!isMain(frameId) || !loading) return
    loading = false
    contents.emit('did-stop-loading')
  })
  session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
    const frame = frames.byId(frameId)
    if (frame === undefined) return
    const details = {
      url: addresses.toApp(url),
      isSameDocument: /sameDocument/i.test(navigationType),
      isMainFrame: frame === frames.main,
      frame,
    }
    contents.emit('did-start-navigation', createEvent(details), ...positional(details))
  })
  session.on('Page.frameNavigated', ({ frame }) => onNavigated(frame))
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    contents.emit('did-navigate-in-page', createEvent(), addresses.toApp(url), isMain(frameId))
  })
  session.on('Page.domContentEventFired', () => {
    if (!failed) contents.emit('dom-ready', createEvent())
  })
  session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
    if (name !== 'load') return
    contents.emit('did-frame-finish-load', createEvent(), isMain(frameId))
    if (!isMain(frameId)) return
    lastLoaded = loaderId
    if (!failed) contents.emit('did-finish-load')
    loads.get(loaderId)?.()
    loads.delete(loaderId)
  })
  session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
    // Requests of other schemes never reach the network, where the others are decided.
    if (/^(https?|file|about|data|blob|javascript|chrome-error):/i.test(url)) return
    const frame = frames.byId(frameId)
    const target = addresses.toChromium(url)
    if (askPage(frame ?? frames.main, url) && target !== url) void quietly(load(url))
  })

  function positional(details: { url: string; isMainFrame: boolean; frame: HostFrame }): unknown[] {
    const { frame } = details
    return [details.url, false, details.isMainFrame, frame.processId, frame.routingId]
  }

  function onNavigated(frame: Protocol.Page.Frame): void {
    const main = frame.parentId === undefined
    if (frame.unreachableUrl !== undefined) {
      if (main) failed = true
      emitFailure('ERR_FAILED', frame.unreachableUrl, main)
      return
    }
    if (main) {
      failed = false
      ownReload = undefined
    }
    const url = addresses.toApp(frame.url)
    // Chromium's page events do not carry the HTTP status; -1 is Electron's own "not known".
    if (main) contents.emit('did-navigate', createEvent(), url, -1, '')
    contents.emit('did-frame-navigate', createEvent(), url, -1, '', main)
  }

  function emitFailure(name: string, url: string, main: boolean): void {
    const code = errorCodes[name] ?? -2
    contents.emit('did-fail-load', createEvent(), code, name, addresses.toApp(url), main)
  }

  function askPage(frame: HostFrame, url: string): boolean {
    const isMainFrame = frame === frames.main
    const appUrl = addresses.toApp(url)
    const details = { url: appUrl, isMainFrame, isSameDocument: false, frame, initiator: frame }
    const framed = createEvent(details)
    contents.emit('will-frame-navigate', framed)
    if (!isMainFrame) return !framed.defaultPrevented
    const event = createEvent(details)
    contents.emit('will-navigate', event, ...positional(details))
    return !event.defaultPrevented && !framed.defaultPrevented
  }

  /** Runs a navigation of main's own, which no listener is asked about. */
  async function owned<T>(address: string, navigate: () => Promise<T>): Promise<T> {
    const key = withoutFragment(address)
    ownNavigations.push(key)
    try {
      return await navigate()
    } finally {
      ownNavigations.splice(ownNavigations.indexOf(key), 1)
    }
  }

  async function load(url: string): Promise<void> {
    const address = addresses.toChromium(url)
    const { errorText, loaderId } = await owned(address, () =>
      session.send('Page.navigate', { url: address }),
    )
    if (errorText !== undefined) {
      const name = errorText.replace(/^net::/, '')
      throw Object.assign(new Error(`${name} (${errorCodes[name] ?? -2}) loading '${url}'`), {
        code: name,
        errno: errorCodes[name] ?? -2,
        url,
      })
    }
    if (loaderId === undefined || loaderId === lastLoaded) return
    await new Promise<void>((resolve) => loads.set(loaderId, resolve))
  }

  return {
    load,
    async reload(ignoreCache) {
      // Chromium answers before it begins: the reload stays main's own until it is asked about.
      ownReload = withoutFragment(addresses.toChromium(frames.main.url))
      await session.send('Page.reload', { ignoreCache })
    },
    mayNavigate(frameId, url) {
      const frame = frames.byId(frameId)
      if (frame === undefined) return true
      const key = withoutFragment(url)
      if (frame === frames.main && (ownNavigations.includes(key) || ownReload === key)) {
        ownReload = undefined
        return true
      }
      return askPage(frame, url)
    },
    get loading() {
      return loading
    },
  }
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url
}
