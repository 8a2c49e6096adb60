import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { failureOf, hear, openWire } from './harness.ts'
import { transcribe } from './speech.ts'

const wire = openWire()
const never = new AbortController().signal

/** Every address that this process tried to connect to. */
let attempts: Set<string>

function note(message: unknown): void {
  const { socket } = message as { socket: Socket }
  socket.on('connectionAttempt', (ip: string, port: number) => attempts.add(`${ip}:${port}`))
}

beforeEach(() => {
  attempts = new Set()
  subscribe('net.client.socket', note)
})
afterEach(() => {
  unsubscribe('net.client.socket', note)
})

async function withOther(work: (other: FakeServer) => Promise<void>): Promise<void> {
  const other = await startFakeServer()
  await work(other)
  expect(other.requests).toEqual([])
  await other.close()
}

test('whatever a service answers, only its own origin is connected to', async () => {
  await withOther(async (other) => {
    for (const to of [`${other.url}/models`, '//other.invalid/v1/models', 'file:///etc/passwd']) {
      wire.server.models.next('redirect', { to })
      await failureOf(wire.link.models(never))
    }
    wire.server.chat.next('redirect', { to: `${other.url}/chat/completions` })
    await hear(wire.link)
    for (const name of ['litellm', 'html-200', '401-litellm', 'reset-mid-stream'] as const) {
      wire.server.chat.next(name)
      await hear(wire.link)
    }
    await transcribe(wire.link)
    await wire.link.models(never)
  })
  expect([...attempts]).toEqual([new URL(wire.server.origin).host])
})

describe('redirects within the origin', () => {
  test.for([301, 302, 303, 307, 308])(
    '%s: a list is asked for at the other place',
    async (status) => {
      wire.server.models.nextDo(async (exchange) => {
        exchange.head(status, { location: '/v1/models?again' })
        await exchange.end()
      })
      expect((await wire.link.models(never)).length).toBeGreaterThan(3)
      const [first, second] = wire.server.requests
      expect(second?.headers.authorization).toBe(first?.headers.authorization)
    },
  )

  test.for([307, 308])('%s: a message goes on as it is', async (status) => {
    wire.server.chat.nextDo(async (exchange) => {
      exchange.head(status, { location: '/v1/chat/completions?again' })
      await exchange.end()
    })
    expect((await hear(wire.link)).reason).toBe('stop')
    const [first, second] = wire.server.requests
    expect(second?.body).toEqual(first?.body)
  })

  test.for([301, 302, 303])('%s: a message would become a question for a page', async (status) => {
    wire.server.chat.nextDo(async (exchange) => {
      exchange.head(status, { location: '/login' })
      await exchange.end()
    })
    expect((await hear(wire.link)).error).toMatchObject({
      code: 'not_a_service',
      reason: 'redirected',
      detail: `redirects to ${wire.server.origin}`,
    })
    expect(wire.server.requests).toHaveLength(1)
  })

  test('a circle is left', async () => {
    wire.server.models.always('redirect', { to: '/v1/models' })
    expect((await failureOf(wire.link.models(never))).detail).toBe('redirects in a circle')
    expect(wire.server.requests).toHaveLength(4)
  })
})

test('from http to https of the same host is another origin: the address is to be corrected', async () => {
  const to = wire.server.url.replace('http:', 'https:')
  wire.server.models.next('redirect', { to: `${to}/models` })
  expect(await failureOf(wire.link.models(never))).toEqual({
    code: 'not_a_service',
    reason: 'redirected',
    detail: `redirects to ${new URL(to).origin}`,
  })
})
