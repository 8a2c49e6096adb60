import type { WebRequest } from 'electron'
import type { Session } from '../chromium/connection.ts'
import type { Protocol } from '../chromium/protocol.ts'
import type { Addresses } from './addresses.ts'
import { guardObject } from './guard.ts'
import { trust } from '../world/trust.ts'
import type { HostFrame } from './frames.ts'

type Paused = Protocol.Fetch.requestPausedPayload
type Answer = {
  cancel?: boolean
  redirectURL?: string
  requestHeaders?: Record<string, string | string[]>
  responseHeaders?: Record<string, string | string[]>
  statusLine?: string
}
type Listener = (details: object, callback: (answer: Answer) => void) => void
type Stage = 'onBeforeRequest' | 'onBeforeSendHeaders' | 'onHeadersReceived'
type Registration = { filter: (url: string) => boolean; listener: Listener }

/** A window whose requests are looked at. */
interface Watched {
  session: Session
  id: number
  frameOf(frameId: string): HostFrame | undefined
  mayNavigate(frameId: string, url: string): boolean
}

export interface Requests {
  webRequest: Pick<WebRequest, Stage>
  /** Pauses document requests, for will-navigate, and all others while webRequest has listeners. */
  watch(window: Watched): Promise<unknown>
}

/** session.webRequest over Chromium's Fetch domain, for the pages of windows (not their workers). */
export function createRequests(addresses: Addresses): Requests {
  const registrations = new Map<Stage, Registration>()
  const sessions = new Set<Session>()

  function register(stage: Stage) {
    return (filterOrListener: unknown, maybeListener?: unknown) => {
      const listener = maybeListener === undefined ? filterOrListener : maybeListener
      const { urls = ['<all_urls>'] } =
        maybeListener === undefined ? {} : trust<{ urls?: string[] }>(filterOrListener)
      if (listener === null) registrations.delete(stage)
      else registrations.set(stage, { filter: toFilter(urls), listener: trust<Listener>(listener) })
      for (const session of sessions) session.post('Fetch.enable', { patterns: patterns() })
    }
  }

  function patterns(): Protocol.Fetch.RequestPattern[] {
    const requests =
      registrations.has('onBeforeRequest') || registrations.has('onBeforeSendHeaders')
    return [
      requests ? { urlPattern: '*' } : { urlPattern: '*', resourceType: 'Document' },
      ...(registrations.has('onHeadersReceived')
        ? [{ urlPattern: '*', requestStage: 'Response' as const }]
        : []),
    ]
  }

  async function ask(stage: Stage, window: Watched, paused: Paused, more: object): Promise<Answer> {
    const registration = registrations.get(stage)
    const url = addresses.toApp(paused.request.url)
    if (registration === undefined || !registration.filter(url)) return {}
    const { listener } = registration
    const details = {
      id: Number(/\d+/.exec(paused.requestId)?.[0] ?? 0),
      url,
      method: paused.request.method,
      webContentsId: window.id,
      frame: window.frameOf(paused.frameId),
      resourceType: resourceTypeOf(paused, window),
      referrer: addresses.toApp(paused.request.headers['Referer'] ?? ''),
      timestamp: Date.now(),
      ...more,
    }
    return new Promise((resolve) => listener(details, resolve))
  }

  async function onRequest(window: Watched, paused: Paused): Promise<void> {
    const { requestId, request, resourceType, frameId } = paused
    const refuse = (errorReason: Protocol.Network.ErrorReason) =>
      window.session.post('Fetch.failRequest', { requestId, errorReason })
    if (resourceType === 'Document' && !window.mayNavigate(frameId, request.url)) {
      refuse('Aborted')
      return
    }
    const before = await ask('onBeforeRequest', window, paused, {})
    if (before.cancel === true) return refuse('BlockedByClient')
    const { redirectURL } = before
    if (redirectURL !== undefined) {
      const responseHeaders = [{ name: 'Location', value: addresses.toChromium(redirectURL) }]
      window.session.post('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
      return
    }
    const requestHeaders = { ...request.headers }
    const sending = await ask('onBeforeSendHeaders', window, paused, { requestHeaders })
    if (sending.cancel === true) return refuse('BlockedByClient')
    const headers = sending.requestHeaders && { headers: toEntries(sending.requestHeaders) }
    window.session.post('Fetch.continueRequest', { requestId, ...headers })
  }

  async function onResponse(window: Watched, paused: Paused): Promise<void> {
    const { requestId, responseStatusCode = 200, responseStatusText = '' } = paused
    const headers: Record<string, string[]> = {}
    for (const { name, value } of paused.responseHeaders ?? []) (headers[name] ??= []).push(value)
    const answer = await ask('onHeadersReceived', window, paused, {
      statusCode: responseStatusCode,
      statusLine: `HTTP/1.1 ${responseStatusCode} ${responseStatusText}`,
      responseHeaders: headers,
    })
    if (answer.cancel === true) {
      window.session.post('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
      return
    }
    const changed = answer.responseHeaders && {
      responseCode: Number(answer.statusLine?.split(' ')[1] ?? responseStatusCode),
      responseHeaders: toEntries(answer.responseHeaders),
    }
    window.session.post('Fetch.continueResponse', { requestId, ...changed })
  }

  return {
    webRequest: guardObject('electron.webRequest', {
      onBeforeRequest: register('onBeforeRequest'),
      onBeforeSendHeaders: register('onBeforeSendHeaders'),
      onHeadersReceived: register('onHeadersReceived'),
    }),
    watch(window) {
      sessions.add(window.session)
      window.session.on('Fetch.requestPaused', (paused) => {
        const response = paused.responseStatusCode !== undefined
        const failed = paused.responseErrorReason !== undefined
        if (failed) {
          window.session.post('Fetch.continueRequest', { requestId: paused.requestId })
        } else {
          void (response ? onResponse(window, paused) : onRequest(window, paused))
        }
      })
      return window.session.send('Fetch.enable', { patterns: patterns() })
    },
  }
}

function resourceTypeOf({ resourceType, frameId }: Paused, window: Watched): string {
  const frame = window.frameOf(frameId)
  if (resourceType === 'Document') return frame?.parent === null ? 'mainFrame' : 'subFrame'
  if (resourceType === 'XHR' || resourceType === 'Fetch') return 'xhr'
  const name = resourceType.charAt(0).toLowerCase() + resourceType.slice(1)
  const same = ['stylesheet', 'script', 'image', 'font', 'ping', 'media', 'webSocket']
  return same.includes(name) ? name : 'other'
}

function toEntries(headers: Record<string, string | string[]>): { name: string; value: string }[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: one })),
  )
}

/** Chrome's match patterns: `*://*.example.org/*`, `<all_urls>`. */
function toFilter(patterns: string[]): (url: string) => boolean {
  if (patterns.includes('<all_urls>') || patterns.length === 0) return () => true
  const expressions = patterns.map((pattern) => {
    const text = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    return new RegExp(`^${text}$`)
  })
  return (url) => expressions.some((expression) => expression.test(url))
}
