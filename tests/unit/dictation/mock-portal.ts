import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import type { Duplex } from 'node:stream'
import * as library from '@homebridge/dbus-native'

export const hasBus = spawnSync('dbus-daemon', ['--version']).status === 0

/** A desktop's portal for global shortcuts on a bus of its own, as its specification has it. */
export interface MockPortal {
  address: string
  /** What it was asked, in order. */
  asked: { member: string; body: unknown[] }[]
  /** The next request of that member is refused by the person. */
  refuse(member: string): void
  press(): void
  letGo(): void
  /** The desktop takes the keys away. */
  closeSession(): void
  stop(): Promise<void>
}

const place = '/org/freedesktop/portal/desktop'
const face = 'org.freedesktop.portal.GlobalShortcuts'
const session = `${place}/session/mock/jutt`

/** As much of the library as a service needs; its own types have none of it. */
interface ServiceBus {
  requestName(name: string, flags: number, callback: (error: unknown) => void): void
  exportInterface(implementation: object, path: string, description: object): void
  sendSignal(path: string, face: string, member: string, signature: string, body: unknown[]): void
  connection: { end(): void }
}

export async function startMockPortal(): Promise<MockPortal> {
  const daemon: ChildProcess = spawn(
    'dbus-daemon',
    ['--session', '--nofork', '--print-address=1'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  if (!daemon.stdout) throw new Error('dbus-daemon says nothing')
  const [address] = (await once(createInterface({ input: daemon.stdout }), 'line')) as [string]
  const [, path, name] = /^unix:(?:path=([^,]+)|abstract=([^,]+))/.exec(address) ?? []
  const stream = connect(path ?? `\0${name ?? ''}`)
  const { createClient } = library as unknown as {
    createClient: (options: { stream: Duplex }) => ServiceBus
  }
  const bus = createClient({ stream })
  const asked: MockPortal['asked'] = []
  const refused = new Set<string>()

  /** Answers as a portal does: with the path of a request, and later by a signal of it. */
  function answer(member: string, options: unknown, sender: string, results: unknown[]): string {
    const token = (options as [string, [unknown, [string]]][]).find(
      ([key]) => key === 'handle_token',
    )
    const request = `${place}/request/${sender.slice(1).replaceAll('.', '_')}/${token?.[1][1][0] ?? ''}`
    const code = refused.delete(member) ? 1 : 0
    setImmediate(() =>
      bus.sendSignal(request, 'org.freedesktop.portal.Request', 'Response', 'ua{sv}', [
        code,
        code === 0 ? results : [],
      ]),
    )
    return request
  }

  const portal = {
    CreateSession(options: unknown, message: { sender: string }) {
      asked.push({ member: 'CreateSession', body: [options] })
      return answer('CreateSession', options, message.sender, [['session_handle', ['s', session]]])
    },
    BindShortcuts(
      handle: string,
      shortcuts: unknown,
      _parent: string,
      options: unknown,
      message: { sender: string },
    ) {
      asked.push({ member: 'BindShortcuts', body: [handle, shortcuts] })
      return answer('BindShortcuts', options, message.sender, [])
    },
  }
  bus.exportInterface(portal, place, {
    name: face,
    methods: { CreateSession: ['a{sv}', 'o'], BindShortcuts: ['oa(sa{sv})sa{sv}', 'o'] },
    signals: {},
  })
  await new Promise<void>((resolve, reject) => {
    bus.requestName('org.freedesktop.portal.Desktop', 0, (error) =>
      error ? reject(new Error('The name is taken')) : resolve(),
    )
  })

  const tell = (member: string, id = 'dictate', of = session): void =>
    bus.sendSignal(place, face, member, 'osta{sv}', [of, id, 1, []])
  return {
    address,
    asked,
    refuse: (member) => void refused.add(member),
    press() {
      tell('Activated', 'dictate', `${session}other`)
      tell('Activated', 'other')
      tell('Activated')
    },
    letGo: () => tell('Deactivated'),
    closeSession: () =>
      bus.sendSignal(session, 'org.freedesktop.portal.Session', 'Closed', 'a{sv}', [[]]),
    async stop() {
      const exited = once(daemon, 'exit')
      daemon.kill()
      await exited
    },
  }
}
