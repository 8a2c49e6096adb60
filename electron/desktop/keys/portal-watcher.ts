import type { KeyWatcher } from '../../dictation/ports.ts'
import { connectToBus, type Bus } from './dbus.ts'

// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html
const portal = 'org.freedesktop.portal.Desktop'
const place = '/org/freedesktop/portal/desktop'
const shortcuts = 'org.freedesktop.portal.GlobalShortcuts'
const shortcutId = 'dictate'

/** Milliseconds; the person may be asked whether Jutt may have the keys. */
const longestAnswer = 120_000

/** Sees the keys by the desktop's portal, pressed and let go of; for Wayland. */
export function createPortalWatcher(options: {
  address: () => string | undefined
  appId: string
  /** What the keys do, for the desktop's own settings. */
  description: () => string
}): KeyWatcher {
  return {
    way: 'portal',
    async start(accelerator, signal) {
      const bus = await connectToBus(options.address())
      try {
        await register(bus, options.appId)
        const session = await createSession(bus)
        await bus.onSignal(place, shortcuts, 'Activated', (body) => {
          if (isOurs(body, session)) signal('down')
        })
        await bus.onSignal(place, shortcuts, 'Deactivated', (body) => {
          if (isOurs(body, session)) signal('up')
        })
        await bus.onSignal(session, 'org.freedesktop.portal.Session', 'Closed', () =>
          signal('blind'),
        )
        await bind(bus, session, { accelerator, description: options.description() })
        let isStopped = false
        bus.onGone(() => {
          if (!isStopped) signal('blind')
        })
        return {
          // The portal tells of our own keys alone: the overlay has a button for this.
          wantEscape: () => undefined,
          stop() {
            isStopped = true
            bus.close()
          },
        }
      } catch (error) {
        bus.close()
        throw error
      }
    },
  }
}

/** Tells newer portals who we are; older ones know no such call. */
async function register(bus: Bus, appId: string): Promise<void> {
  await Promise.allSettled([
    bus.call({
      path: place,
      destination: portal,
      interface: 'org.freedesktop.host.portal.Registry',
      member: 'Register',
      signature: 'sa{sv}',
      body: [appId, []],
    }),
  ])
}

async function createSession(bus: Bus): Promise<string> {
  const results = await ask(bus, 'CreateSession', 'a{sv}', (token) => [
    [
      ['handle_token', ['s', token]],
      ['session_handle_token', ['s', 'jutt']],
    ],
  ])
  const handle = results.get('session_handle')
  if (typeof handle !== 'string') throw new Error('The portal gives no session.')
  return handle
}

async function bind(
  bus: Bus,
  session: string,
  { accelerator, description }: { accelerator: string; description: string },
): Promise<void> {
  const details = [
    ['description', ['s', description]],
    ['preferred_trigger', ['s', triggerOf(accelerator)]],
  ]
  await ask(bus, 'BindShortcuts', 'oa(sa{sv})sa{sv}', (token) => [
    session,
    [[shortcutId, details]],
    '',
    [['handle_token', ['s', token]]],
  ])
}

let asked = 0

/** Calls a method that answers by a signal, as those do for which the person may be asked. Throws where it is refused. */
async function ask(
  bus: Bus,
  member: string,
  signature: string,
  body: (token: string) => readonly unknown[],
): Promise<ReadonlyMap<string, unknown>> {
  const token = `jutt${++asked}`
  const path = `${place}/request/${bus.name.slice(1).replaceAll('.', '_')}/${token}`
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, unknown>>()
  await bus.onSignal(path, 'org.freedesktop.portal.Request', 'Response', ([code, results]) => {
    if (code === 0) resolve(readDictionary(results))
    else reject(new Error(`The portal refuses ${member} (${String(code)}).`))
  })
  const timer = setTimeout(
    () => reject(new Error(`The portal does not answer ${member}.`)),
    longestAnswer,
  )
  try {
    const call = { path: place, destination: portal, interface: shortcuts, member, signature }
    const [results] = await Promise.all([promise, bus.call({ ...call, body: body(token) })])
    return results
  } finally {
    clearTimeout(timer)
  }
}

/** As the XDG shortcuts specification writes keys. */
function triggerOf(accelerator: string): string {
  const parts = accelerator.split('+')
  const key = parts.at(-1) ?? ''
  const modifiers = parts
    .slice(0, -1)
    .map((name) => (name === 'Control' ? 'CTRL' : name.toUpperCase()))
  return [...modifiers, /^F\d+$/.test(key) ? key : key.toLowerCase()].join('+')
}

function isOurs([session, id]: readonly unknown[], ours: string): boolean {
  return session === ours && id === shortcutId
}

/** An a{sv} as the library reads it: pairs of a name and a variant, which is its signature and its value in a list. */
function readDictionary(pairs: unknown): ReadonlyMap<string, unknown> {
  const read = new Map<string, unknown>()
  for (const pair of listOf(pairs)) {
    const [name, variant] = listOf(pair)
    const [, value] = listOf(variant)
    if (typeof name === 'string') read.set(name, Array.isArray(value) ? listOf(value)[0] : value)
  }
  return read
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
