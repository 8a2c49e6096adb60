import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPortalWatcher } from '../../../electron/desktop/keys/portal-watcher.ts'
import type { KeySignal } from '../../../electron/dictation/ports.ts'
import { hasBus, startMockPortal, type MockPortal } from './mock-portal.ts'

let portal: MockPortal
let signals: KeySignal[]

const watcher = () =>
  createPortalWatcher({
    address: () => portal.address,
    appId: 'ee.ut.hpc.jutt',
    description: () => 'Dictate',
  })
const start = () => watcher().start('Control+Shift+Space', (signal) => signals.push(signal))

// dbus-daemon is on every Linux desktop; elsewhere there is no portal either.
describe.skipIf(!hasBus)('the portal of a Wayland desktop', () => {
  beforeEach(async () => {
    portal = await startMockPortal()
    signals = []
  })
  afterEach(() => portal.stop())

  test('tells when our keys are pressed and let go of, and of no others', async () => {
    const watch = await start()
    expect(portal.asked.map(({ member }) => member)).toEqual(['CreateSession', 'BindShortcuts'])
    expect(JSON.stringify(portal.asked[1]?.body)).toContain('CTRL+SHIFT+space')
    portal.press()
    portal.letGo()
    await vi.waitFor(() => expect(signals).toEqual(['down', 'up']))
    watch.stop()
    portal.press()
    await new Promise(setImmediate)
    expect(signals).toEqual(['down', 'up'])
  })

  test.each(['CreateSession', 'BindShortcuts'])(
    'does not work where %s is refused',
    async (member) => {
      portal.refuse(member)
      await expect(start()).rejects.toThrow(`The portal refuses ${member}`)
    },
  )

  test('says so when the desktop takes the keys away, or goes', async () => {
    await start()
    portal.closeSession()
    await vi.waitFor(() => expect(signals).toEqual(['blind']))
  })

  test('is not there on a bus without one, nor without a bus', async () => {
    const { address } = portal
    await portal.stop()
    await expect(start()).rejects.toThrow(/./)
    portal = await startMockPortal()
    expect(portal.address).not.toBe(address)
    const none = createPortalWatcher({
      address: () => undefined,
      appId: 'x',
      description: () => '',
    })
    await expect(none.start('F9', () => undefined)).rejects.toThrow('There is no session bus')
  })
})
