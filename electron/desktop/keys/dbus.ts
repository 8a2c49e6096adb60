import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { DBusMessage, MessageBus } from '@homebridge/dbus-native'

declare module '@homebridge/dbus-native' {
  interface DBusMessage {
    path: string
    destination?: string
    interface: string
    member: string
    signature?: string
    body?: readonly unknown[]
  }

  interface MessageBus {
    /** Our own name on the bus, once it has said hello. */
    name?: string
    signals: NodeJS.EventEmitter
    mangle(path: string, face: string, member: string): string
    addMatch(rule: string, callback: (error: { name: string } | null) => void): void
  }

  function createClient(options: { stream: Duplex }): MessageBus
}

/** As much of D-Bus as a portal needs. */
export interface Bus {
  /** Our own name on the bus. */
  readonly name: string
  /** Calls a method; throws what the bus answers. */
  call(message: DBusMessage): Promise<readonly unknown[]>
  /** Hears a signal from now on. */
  onSignal(
    path: string,
    face: string,
    member: string,
    heard: (body: readonly unknown[]) => void,
  ): Promise<void>
  /** Called once, when the bus has gone. */
  onGone(gone: () => void): void
  close(): void
}

const dbus = 'org.freedesktop.DBus'

/** Connects to the bus of the person's session. Throws where there is none. */
export async function connectToBus(address: string | undefined): Promise<Bus> {
  const { createClient } = await import('@homebridge/dbus-native')
  const stream = connect(socketOf(address ?? ''))
  const client = createClient({ stream })
  const { promise: gone, resolve: go } = Promise.withResolvers<Error>()
  client.connection.on('error', (error: unknown) =>
    go(error instanceof Error ? error : new Error('The bus failed.')),
  )
  client.connection.on('end', () => go(new Error('The bus has gone.')))

  async function unlessGone<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, rejectOnce(gone)])
  }

  async function call(message: DBusMessage): Promise<readonly unknown[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly unknown[]>()
    client.invoke(message, (error, ...values: unknown[]) => {
      if (error) reject(new Error(`${error.name}: ${String(error.message)}`))
      else resolve(values)
    })
    return unlessGone(promise)
  }

  // The bus answers in order: what comes back after its own hello tells that it has given us a name.
  await call({ path: '/org/freedesktop/DBus', destination: dbus, interface: dbus, member: 'GetId' })
  const { name } = client
  if (name === undefined) throw new Error('The bus gives no name.')

  return {
    name,
    call,
    async onSignal(path, face, member, heard) {
      client.signals.on(client.mangle(path, face, member), (body: unknown) => {
        heard(Array.isArray(body) ? body : [])
      })
      await unlessGone(
        match(client, `type='signal',path='${path}',interface='${face}',member='${member}'`),
      )
    },
    onGone: (told) => void tellGone(gone, told),
    close: () => void stream.destroy(),
  }
}

async function match(client: MessageBus, rule: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  client.addMatch(rule, (error) => (error ? reject(new Error(error.name)) : resolve()))
  await promise
}

async function rejectOnce(gone: Promise<Error>): Promise<never> {
  throw await gone
}

async function tellGone(gone: Promise<unknown>, told: () => void): Promise<void> {
  await gone
  told()
}

/** The first address of a list that is a socket of this computer. Node names abstract ones with a zero first. */
function socketOf(addresses: string): string {
  for (const address of addresses.split(';')) {
    const [, path] = /^unix:(?:.*,)?path=([^,]+)/.exec(address) ?? []
    if (path !== undefined) return decodeURIComponent(path)
    const [, name] = /^unix:(?:.*,)?abstract=([^,]+)/.exec(address) ?? []
    if (name !== undefined) return `\0${decodeURIComponent(name)}`
  }
  throw new Error(`There is no session bus: ${addresses}`)
}
