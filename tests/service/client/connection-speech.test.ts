import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'
import type { Connection } from '../../../electron/service/connection.ts'
import { modelOf } from '../fake-server/requests.ts'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { failureOf } from './harness.ts'
import { connectTo, openConnection } from './open-connection.ts'
import { transcribeBy } from './speech.ts'

let server: FakeServer
let states: ServiceState[]
let connection: Connection

beforeAll(async () => {
  server = await startFakeServer()
})
beforeEach(() => {
  states = []
  connection = openConnection(server, { onState: (state) => states.push(state) })
})
afterEach(async () => {
  await connection.close()
  server.reset()
})
afterAll(() => server.close())

function connect(...modelIds: string[]) {
  return connectTo(connection, server, modelIds)
}

test('goes to the service’s speech model', async () => {
  await connect()
  expect((await transcribeBy(connection)).text).toContain('keel-et')
  expect(modelOf(server.requestsOf('audio')[0]!)).toBe('whisper-large-v3')
})

test('goes to one that was typed by hand', async () => {
  server.models.always('404-detail')
  await connect('gemma-4-31B-it', 'my-whisper')
  await transcribeBy(connection)
  expect(modelOf(server.requestsOf('audio')[0]!)).toBe('my-whisper')
})

test('without a speech model or a connection says so, and sends nothing', async () => {
  expect((await failureOf(transcribeBy(connection))).code).toBe('key_missing')
  server.models.always('vllm')
  await connect()
  expect((await failureOf(transcribeBy(connection))).code).toBe('no_speech_model')
  expect(server.requestsOf('audio')).toHaveLength(0)
})

test('shows in the health as chat does', async () => {
  await connect()
  server.audio.next('401-litellm')
  expect((await failureOf(transcribeBy(connection))).code).toBe('key_refused')
  expect(states.at(-1)).toMatchObject({ health: 'key_refused' })
  await transcribeBy(connection)
  expect(states.at(-1)).toMatchObject({ health: 'ready' })
})

test('publishes whether the service tells the language, and forgets it with the link', async () => {
  expect(await connect()).toMatchObject({ tellsLanguage: null })
  await transcribeBy(connection, { language: null })
  expect(states.at(-1)).toMatchObject({ tellsLanguage: true })
  expect(await connect()).toMatchObject({ tellsLanguage: null })
  server.audio.always('language-missing')
  await transcribeBy(connection, { language: null })
  expect(states.at(-1)).toMatchObject({ tellsLanguage: false })
})

test('ends in peace when the key is changed', async () => {
  await connect()
  const visit = server.audio.next('hold')
  const running = transcribeBy(connection)
  const request = await visit.reached
  await connect()
  visit.release()
  expect((await running).text).toContain('keel-et')
  expect(await request.closed).toMatchObject({ aborted: false })
})

test('is stopped when the key is taken back', async () => {
  await connect()
  const visit = server.audio.next('hold')
  const failure = failureOf(transcribeBy(connection))
  const request = await visit.reached
  await connection.disconnect()
  expect((await failure).code).toBe('cancelled')
  expect(await request.closed).toMatchObject({ aborted: true })
})
