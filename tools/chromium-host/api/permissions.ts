import type { Session as ElectronSession, WebContents } from 'electron'
import type { Session } from '../chromium/connection.ts'
import type { Protocol } from '../chromium/protocol.ts'
import type { Addresses } from './addresses.ts'
import { trust } from '../world/trust.ts'

type RequestHandler = Parameters<ElectronSession['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<ElectronSession['setPermissionCheckHandler']>[0]
type RequestName = Parameters<NonNullable<RequestHandler>>[1]
type PermissionName = Parameters<NonNullable<CheckHandler>>[1]
type Details = { mediaTypes?: ('audio' | 'video')[] }

/** Electron's names, the media type they stand for, and Chromium's. */
const known: readonly {
  permission: PermissionName
  mediaType?: 'audio' | 'video'
  name: string
}[] = [
  { permission: 'media', mediaType: 'audio', name: 'microphone' },
  { permission: 'media', mediaType: 'video', name: 'camera' },
  { permission: 'notifications', name: 'notifications' },
  { permission: 'geolocation', name: 'geolocation' },
  { permission: 'clipboard-read', name: 'clipboard-read' },
  { permission: 'clipboard-sanitized-write', name: 'clipboard-write' },
  { permission: 'midi', name: 'midi' },
  { permission: 'idle-detection', name: 'idle-detection' },
]

export interface Permissions {
  setRequestHandler(handler: RequestHandler): void
  setCheckHandler(handler: CheckHandler): void
  /** Tells Chromium what an origin may do, before a page of it loads. */
  prepare(contents: object, url: string): Promise<void>
  /** Asks the app's handler about what a page wants now, and tells Chromium the answer. */
  request(contents: object, url: string, permission: string, details: Details): Promise<boolean>
}

/**
 * The permission handlers, made to hold in Chromium: what they allow is granted there and what they refuse
 * is denied there, per origin. Without a handler everything is allowed, as in Electron.
 */
export function createPermissions(
  root: () => Session | undefined,
  addresses: Addresses,
): Permissions {
  const origins = new Map<string, object>()
  let requestHandler: RequestHandler = null
  let checkHandler: CheckHandler = null

  /** Origins are passed to the handlers as GURL writes them, with a slash at the end. */
  function originSpec(url: string): string {
    return `${addresses.originOf(url)}/`
  }

  async function set(
    origin: string,
    name: string,
    setting: Protocol.Browser.PermissionSetting,
  ): Promise<void> {
    await root()
      ?.send('Browser.setPermission', { permission: { name }, setting, origin })
      // An older or newer Chromium may not know one of the names; the app's handler still decides.
      .catch(() => undefined)
  }

  function standing(
    contents: object,
    url: string,
    { permission, mediaType }: (typeof known)[number],
  ): Protocol.Browser.PermissionSetting {
    if (checkHandler === null) return requestHandler === null ? 'granted' : 'prompt'
    const details = {
      isMainFrame: true,
      requestingUrl: addresses.toApp(url),
      securityOrigin: originSpec(url),
      ...(mediaType === undefined ? {} : { mediaType }),
    }
    const allowed = checkHandler(trust<WebContents>(contents), permission, originSpec(url), details)
    return allowed ? 'granted' : 'denied'
  }

  async function prepare(contents: object, url: string): Promise<void> {
    const address = addresses.toChromium(url)
    const origin = URL.canParse(address) ? new URL(address).origin : 'null'
    if (origin === 'null') return
    origins.set(origin, contents)
    const settings = known.map((entry) => set(origin, entry.name, standing(contents, url, entry)))
    await Promise.all(settings)
  }

  function renew(): void {
    for (const [origin, contents] of origins) void prepare(contents, origin)
  }

  return {
    setRequestHandler(handler) {
      requestHandler = handler
      renew()
    },
    setCheckHandler(handler) {
      checkHandler = handler
      renew()
    },
    prepare,
    async request(contents, url, permission, details) {
      const handler = requestHandler
      if (handler === null) return true
      const allowed = await new Promise<boolean>((resolve) => {
        handler(trust<WebContents>(contents), trust<RequestName>(permission), resolve, {
          requestingUrl: addresses.toApp(url),
          isMainFrame: true,
          ...(permission === 'media' ? { securityOrigin: originSpec(url) } : {}),
          ...details,
        })
      })
      const { origin } = new URL(addresses.toChromium(url))
      const concerned = known.filter(
        (entry) =>
          entry.permission === permission &&
          (entry.mediaType === undefined || details.mediaTypes?.includes(entry.mediaType)),
      )
      const setting = allowed ? 'granted' : 'denied'
      await Promise.all(concerned.map((entry) => set(origin, entry.name, setting)))
      return allowed
    },
  }
}
