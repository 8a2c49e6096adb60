/// <reference lib="dom" />

/** Asks main about something that the page wants to do; answers whether it may. */
export type AskMain = (
  question: 'permission' | 'open-window',
  ...details: unknown[]
) => Promise<boolean>

/**
 * Chromium tells nobody that a page asks for a permission, so the functions that ask are wrapped: main's
 * handler decides first, and Chromium then enforces what it decided.
 */
export function guardPermissions(ask: AskMain): void {
  function refusal(message: string): DOMException {
    return new DOMException(message, 'NotAllowedError')
  }

  function wrap(
    owner: object | undefined,
    name: string,
    permission: string,
    detailsOf: (args: unknown[]) => unknown = () => ({}),
  ): void {
    const original: unknown = owner === undefined ? undefined : Reflect.get(owner, name)
    if (owner === undefined || typeof original !== 'function') return
    const guarded = {
      async [name](this: unknown, ...args: unknown[]) {
        if (!(await ask('permission', permission, detailsOf(args)))) {
          throw refusal('Permission denied')
        }
        return Reflect.apply(original, this, args) as unknown
      },
    }
    Object.defineProperty(owner, name, {
      value: guarded[name],
      configurable: true,
      enumerable: true,
      writable: true,
    })
  }

  wrap(globalThis.MediaDevices?.prototype, 'getUserMedia', 'media', ([constraints]) => {
    const { audio, video } = (constraints ?? {}) as MediaStreamConstraints
    return { mediaTypes: [...(audio ? ['audio'] : []), ...(video ? ['video'] : [])] }
  })
  wrap(globalThis.Clipboard?.prototype, 'read', 'clipboard-read')
  wrap(globalThis.Clipboard?.prototype, 'readText', 'clipboard-read')
  wrap(globalThis.Clipboard?.prototype, 'write', 'clipboard-sanitized-write')
  wrap(globalThis.Clipboard?.prototype, 'writeText', 'clipboard-sanitized-write')
  wrap(globalThis.Navigator?.prototype, 'requestMIDIAccess', 'midi')

  const { Notification } = globalThis
  if (Notification !== undefined) {
    const original = Notification.requestPermission.bind(Notification)
    Notification.requestPermission = async () => {
      const allowed = await ask('permission', 'notifications', {})
      return allowed ? original() : 'denied'
    }
  }

  const geolocation = globalThis.Geolocation?.prototype
  if (geolocation !== undefined) {
    const { getCurrentPosition } = geolocation
    geolocation.getCurrentPosition = function guarded(success, failure, options) {
      const request = async () => {
        // Refused or not, Chromium answers: main has told it which of the two.
        await ask('permission', 'geolocation', {})
        Reflect.apply(getCurrentPosition, this, [success, failure, options])
      }
      void request()
    }
  }

  // Main decides whether a window opens and opens it itself; the page gets no handle to it.
  window.open = (url = '', target = '', features = '') => {
    const address = new URL(String(url === '' ? 'about:blank' : url), document.baseURI).href
    void ask('open-window', address, target, features)
    return null
  }
}
