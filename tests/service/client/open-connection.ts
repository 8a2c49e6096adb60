import { systemClock } from '../../../electron/service/clock.ts'
import { createConnection } from '../../../electron/service/connection.ts'
import type { Connection, ConnectionDependencies } from '../../../electron/service/connection.ts'
import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { noMemory } from './harness.ts'

/** A connection that keeps nothing, and takes the other server for the practice service. */
export function openConnection(
  server: FakeServer,
  over: Partial<ConnectionDependencies> = {},
  practice?: FakeServer,
): Connection {
  return createConnection({
    version: '0.1.0',
    clock: systemClock,
    resolveProxy: () => Promise.resolve('DIRECT'),
    defaultAddress: server.url,
    onState: () => undefined,
    onBudget: () => undefined,
    onNews: () => undefined,
    onUse: () => undefined,
    memory: noMemory,
    clips: null,
    settings: { read: () => null, write: () => undefined },
    vault: {
      canSeal: () => Promise.resolve(false),
      load: () => Promise.resolve(null),
      keep: () => Promise.resolve('session'),
      forget: () => Promise.resolve(),
    },
    practice: {
      start: () =>
        practice === undefined
          ? Promise.reject(new Error('there is no practice here'))
          : Promise.resolve({ address: practice.url, token: practice.key }),
      close: () => Promise.resolve(),
    },
    ...over,
  })
}

export function connectTo(
  connection: Connection,
  { url: address, key }: FakeServer,
  modelIds: string[] = [],
): Promise<ServiceState> {
  return connection.connect({ address, key, keepUnsealed: false, allowInsecure: false, modelIds })
}
