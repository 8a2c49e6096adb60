import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConnectInput, ServiceState } from '../../../shared/ipc/schemas/service.ts'
import { systemClock } from '../../../electron/service/clock.ts'
import { createConnection } from '../../../electron/service/connection.ts'
import type { Connection } from '../../../electron/service/connection.ts'
import type { KeptService } from '../../../electron/service/connection-ports.ts'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { failureOf, hear, noMemory } from './harness.ts'

let server: FakeServer
let practice: FakeServer
let kept: {
  service: KeptService | null
  secret: { key: string; origin: string } | null
  vaultReads: number
}
let states: ServiceState[]
let connection: Connection

const defaultAddress = 'https://llm.hpc.ut.ee/v1'

beforeAll(async () => {
  server = await startFakeServer()
  practice = await startFakeServer({ key: 'practice-token' })
})
beforeEach(() => {
  kept = { service: null, secret: null, vaultReads: 0 }
  connection = open()
})
afterEach(async () => {
  await connection.close()
  server.reset()
  practice.reset()
})
afterAll(async () => {
  await server.close()
  await practice.close()
})

/** A connection over what is kept, as at a start of the program. */
function open(resolveProxy = () => Promise.resolve('DIRECT')): Connection {
  states = []
  return createConnection({
    version: '0.1.0',
    clock: systemClock,
    resolveProxy,
    defaultAddress,
    onState: (state) => states.push(state),
    onBudget: () => undefined,
    onNews: () => undefined,
    onUse: () => undefined,
    memory: noMemory,
    clips: null,
    settings: {
      read: () => kept.service,
      write: (service) => {
        kept.service = service
      },
    },
    vault: {
      canSeal: () => Promise.resolve(true),
      load() {
        kept.vaultReads++
        return Promise.resolve(kept.secret && { ...kept.secret, keeping: 'sealed' as const })
      },
      keep(secret) {
        kept.secret = secret
        return Promise.resolve('sealed')
      },
      forget() {
        kept.secret = null
        return Promise.resolve()
      },
    },
    practice: {
      start: () => Promise.resolve({ address: practice.url, token: practice.key }),
      close: () => Promise.resolve(),
    },
  })
}

function input(over: Partial<ConnectInput> = {}): ConnectInput {
  return {
    address: server.url,
    key: server.key,
    keepUnsealed: false,
    allowInsecure: false,
    modelIds: [],
    ...over,
  }
}

function modelIds(state: ServiceState): string[] {
  return state.kind === 'connected' ? state.models.map(({ id }) => id) : []
}

test('the first run offers the HPC Center’s address and asks nobody', async () => {
  expect(await connection.resume()).toEqual({
    kind: 'unconnected',
    address: defaultAddress,
    reason: 'first_run',
    canSealKey: true,
  })
  expect(kept.vaultReads).toBe(0)
})

test('connect checks, keeps and publishes; the state does not hold the key', async () => {
  const state = await connection.connect(input())
  expect(state).toMatchObject({
    kind: 'connected',
    address: server.url,
    practice: false,
    health: 'ready',
    keyKeeping: 'sealed',
  })
  expect(modelIds(state)).toContain('gemma-4-31B-it')
  expect(states.at(-1)).toEqual(state)
  expect(kept.secret).toEqual({ key: server.key, origin: server.origin })
  expect(kept.service).toMatchObject({ address: server.url, practice: false })
  expect(JSON.stringify([states, kept.service])).not.toContain(server.key)
})

test('/v1 may be left out', async () => {
  expect(await connection.connect(input({ address: `${server.origin}/` }))).toMatchObject({
    address: server.url,
  })
  expect(server.requests.map(({ path }) => path)).toEqual(['/models', '/v1/models'])
})

describe('a failed connect says what is wrong and keeps nothing', () => {
  test('bad key', async () => {
    const error = await failureOf(connection.connect(input({ key: 'sk-wrong' })))
    expect(error.code).toBe('key_refused')
  })
  test.for(['sk-two words', 'sk-line\nbreak', 'sk-võti', 'sk-\u200bhidden'])(
    'what cannot be a key is not sent: %j',
    async (key) => {
      const before = server.requests.length
      const error = await failureOf(connection.connect(input({ key })))
      expect(error).toEqual({ code: 'key_refused', reason: 'key_malformed' })
      expect(server.requests).toHaveLength(before)
    },
  )
  test('no key where one is needed', async () => {
    expect((await failureOf(connection.connect(input({ key: '' })))).code).toBe('key_missing')
  })
  test('nobody there', async () => {
    await server.refuseConnections()
    expect((await failureOf(connection.connect(input()))).code).toBe('unreachable')
    await server.listenAgain()
  })
  test('a web page', async () => {
    server.models.always('html')
    expect((await failureOf(connection.connect(input()))).code).toBe('not_a_service')
  })
  test('no list', async () => {
    server.models.always('404-detail')
    expect((await failureOf(connection.connect(input()))).code).toBe('no_model_list')
  })
  test('no chat model', async () => {
    server.models.always('no-chat-model')
    expect((await failureOf(connection.connect(input()))).code).toBe('no_chat_model')
  })
  test('no address', async () => {
    expect((await failureOf(connection.connect(input({ address: 'see siin' })))).code).toBe(
      'address_invalid',
    )
  })
  test('plain http beyond this computer', async () => {
    const error = await failureOf(connection.connect(input({ address: 'http://llm.example/v1' })))
    expect(error.code).toBe('address_insecure')
  })
  afterEach(() => {
    expect(kept).toMatchObject({ service: null, secret: null })
    expect(connection.state().kind).toBe('unconnected')
    expect(states).toEqual([])
  })
})

test('the state tells why a service is offline, until it is well again', async () => {
  await connection.connect(input())
  await server.refuseConnections()
  expect(await connection.refresh()).toMatchObject({
    health: 'offline',
    trouble: { code: 'unreachable', reason: 'connection_refused' },
  })
  await server.listenAgain()
  const state = await connection.refresh()
  expect(state).toMatchObject({ health: 'ready' })
  expect(state).not.toHaveProperty('trouble')
})

test('models typed by hand serve where there is no list, and survive a refresh', async () => {
  server.models.always('404-detail')
  const state = await connection.connect(input({ modelIds: ['gemma-4-31B-it', 'gemma-4-31B-it'] }))
  expect(modelIds(state)).toEqual(['gemma-4-31B-it'])
  expect(await connection.refresh()).toMatchObject({ health: 'ready' })
  expect(modelIds(connection.state())).toEqual(['gemma-4-31B-it'])
  server.models.reset()
  expect(modelIds(await connection.refresh())).toEqual(['gemma-4-31B-it'])
})

test('a failed connect leaves the standing connection alone', async () => {
  const before = await connection.connect(input())
  await failureOf(connection.connect(input({ key: 'sk-wrong' })))
  expect(connection.state()).toEqual(before)
  expect((await hear(connection)).reason).toBe('stop')
})

test('a restart uses the models it knows at once, and refreshes them behind', async () => {
  await connection.connect(input())
  await connection.close()
  server.reset()
  const visit = server.models.next('hold')
  connection = open()
  const state = await connection.resume()
  expect(state).toMatchObject({ kind: 'connected', health: 'unknown' })
  expect(modelIds(state)).toHaveLength(5)
  await visit.reached
  visit.release()
  await expect.poll(() => connection.state()).toMatchObject({ health: 'ready' })
  expect(modelIds(connection.state())).toHaveLength(4)
})

test('a restart without network is offline, with its models', async () => {
  await connection.connect(input())
  await server.refuseConnections()
  connection = open()
  expect(await connection.resume()).toMatchObject({ kind: 'connected', health: 'unknown' })
  await expect.poll(() => connection.state()).toMatchObject({ health: 'offline' })
  expect((await hear(connection)).error?.code).toBe('unreachable')
  await server.listenAgain()
  expect((await hear(connection)).reason).toBe('stop')
  expect(connection.state()).toMatchObject({ health: 'ready' })
})

test('a restart whose key is gone says so', async () => {
  await connection.connect(input())
  kept.secret = null
  connection = open()
  expect(await connection.resume()).toMatchObject({
    kind: 'unconnected',
    reason: 'key_missing',
    address: server.url,
  })
})

test('a key refused in a chat shows in the health', async () => {
  await connection.connect(input())
  server.chat.next('401-litellm')
  expect((await hear(connection)).error?.code).toBe('key_refused')
  expect(states.at(-1)).toMatchObject({ health: 'key_refused' })
})

test('practice works like a service, is remembered, and keeps the real address for the form', async () => {
  await connection.connect(input())
  const state = await connection.usePractice()
  expect(state).toMatchObject({ practice: true, address: practice.url, keyKeeping: 'session' })
  expect((await hear(connection)).reason).toBe('stop')
  expect(practice.requestsOf('chat')).toHaveLength(1)
  await connection.close()
  connection = open()
  expect(await connection.resume()).toMatchObject({ practice: true })
})

test('leaving practice goes back to the service and the key from before', async () => {
  await connection.connect(input())
  await connection.usePractice()
  const state = await connection.disconnect()
  expect(state).toMatchObject({ kind: 'connected', practice: false, address: server.url })
  expect(modelIds(state)).toContain('gemma-4-31B-it')
  expect((await hear(connection)).reason).toBe('stop')
})

test('leaving practice without a service before it is a first run', async () => {
  await connection.usePractice()
  expect(await connection.disconnect()).toMatchObject({
    kind: 'unconnected',
    reason: 'first_run',
    address: defaultAddress,
  })
})

test('a key is never sent to another origin than it was entered for', async () => {
  await connection.connect(input())
  await connection.close()
  const other = await startFakeServer({ key: server.key })
  if (kept.service) kept.service = { ...kept.service, address: other.url }
  connection = open()
  expect(await connection.resume()).toMatchObject({ kind: 'unconnected', reason: 'key_missing' })
  expect(other.requests).toEqual([])
  await other.close()
})

test('a busy service is not called away: refresh throws what it said', async () => {
  await connection.connect(input())
  server.models.next('429-rpm')
  expect((await failureOf(connection.refresh())).code).toBe('rate_limited')
  expect(connection.state()).toMatchObject({ health: 'ready' })
})

test('disconnect forgets the key, stops what streams and lets nothing through', async () => {
  await connection.connect(input())
  const visit = server.chat.next('hold-after')
  const turn = hear(connection)
  const request = await visit.reached
  expect(await connection.disconnect()).toMatchObject({ kind: 'unconnected', reason: 'first_run' })
  expect(await request.closed).toMatchObject({ aborted: true })
  expect((await turn).error?.code).toBe('cancelled')
  expect(kept.secret).toBeNull()
  expect((await hear(connection)).error?.code).toBe('key_missing')
})

test('a changed key takes over while an old answer ends in peace', async () => {
  await connection.connect(input())
  const visit = server.chat.next('hold-after', { content: 'one two three four' })
  const turn = hear(connection)
  await visit.reached
  await connection.connect(input())
  visit.release()
  expect(await turn).toMatchObject({ content: 'one two three four', reason: 'stop' })
})

test('a changed key does not end a turn that waits for the rate limit', async () => {
  await connection.connect(input())
  server.chat.next('429-rpm', { retryAfter: 1 })
  const turn = hear(connection)
  await server.waitForRequest(({ route }) => route === 'chat')
  await connection.connect(input())
  expect(await turn).toMatchObject({ reason: 'stop' })
  expect(server.requestsOf('chat')).toHaveLength(2)
})

test('a stop is heard while the system is asked for its proxy', async () => {
  const asked = Promise.withResolvers<void>()
  let hangs = false
  await connection.close()
  connection = open(async () => {
    if (hangs) {
      asked.resolve()
      await new Promise(() => undefined)
    }
    return 'DIRECT'
  })
  await connection.connect(input())
  hangs = true
  const stop = new AbortController()
  const turn = hear(connection, {}, { signal: stop.signal })
  await asked.promise
  stop.abort()
  expect((await turn).error?.code).toBe('cancelled')
})

test('the last wish counts, not the last answer', async () => {
  const slow = server.models.next('hold')
  const first = failureOf(connection.connect(input()))
  await slow.reached
  await connection.usePractice()
  slow.release()
  expect((await first).code).toBe('cancelled')
  expect(connection.state()).toMatchObject({ practice: true })
})
