import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Connection } from '../../../electron/service/connection.ts'
import type { Use } from '../../../electron/service/usage/use.ts'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { hear } from './harness.ts'
import { connectTo, openConnection } from './open-connection.ts'
import { transcribeBy } from './speech.ts'

let server: FakeServer
let practice: FakeServer
let connection: Connection
let uses: Use[]

beforeAll(async () => {
  server = await startFakeServer()
  practice = await startFakeServer({ key: 'practice-token' })
})
beforeEach(async () => {
  uses = []
  connection = openConnection(server, { onUse: (use) => uses.push(use) }, practice)
  await connectTo(connection, server)
})
afterEach(async () => {
  await connection.close()
  server.reset()
})
afterAll(() => Promise.all([server.close(), practice.close()]))

test('an answer counts with its tokens, where the service tells them', async () => {
  const { origin } = server
  const model = 'gemma-4-31B-it'
  const { usage } = await hear(connection, { model })
  expect(usage?.completionTokens).toBeGreaterThan(0)
  server.chat.next('without-usage')
  await hear(connection, { model })
  expect(uses).toMatchObject([
    { kind: 'answer', model, origin, usage },
    { kind: 'answer', model, origin, usage: null },
  ])
})

test('one that was stopped or cut counts without them, one that never began not at all', async () => {
  const stop = new AbortController()
  server.chat.next('hold-after')
  const stopped = await hear(connection, {}, { signal: stop.signal, onEvent: () => stop.abort() })
  expect(stopped.error?.code).toBe('cancelled')
  const visit = server.chat.next('hold-after')
  await hear(connection, {}, { onEvent: () => visit.cut() })
  expect(uses).toMatchObject([{ usage: null }, { usage: null }])
  server.chat.next('500-plain')
  await hear(connection)
  expect(uses).toHaveLength(2)
})

test('sound counts by its seconds, and practice does not', async () => {
  await transcribeBy(connection)
  expect(uses).toEqual([
    { kind: 'speech', model: 'whisper-large-v3', seconds: 10, origin: server.origin },
  ])
  await connection.usePractice()
  await hear(connection)
  await transcribeBy(connection)
  expect(uses).toHaveLength(1)
  expect(connection.service()).toBeNull()
})
