import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../../electron/service/clock.ts'
import { createLink } from '../../../electron/service/link.ts'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { hear } from './harness.ts'

let server: FakeServer
let proxy: Server
let tunnels: string[]

beforeAll(async () => {
  server = await startFakeServer()
  tunnels = []
  proxy = createServer()
  proxy.on('connect', (request, client) => {
    tunnels.push(request.url ?? '')
    const upstream = connect(Number(new URL(server.origin).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      upstream.pipe(client)
      client.pipe(upstream)
    })
    // Either side may break off; the other then ends with it.
    upstream.on('error', () => client.destroy())
    client.on('error', () => upstream.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
})
afterAll(async () => {
  proxy.closeAllConnections()
  proxy.close()
  await server.close()
})

test('the proxy that the system names is used, and a stream comes through it', async () => {
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  const asked: string[] = []
  const link = createLink(server.url, server.key, {
    version: '0.1.0',
    clock: systemClock,
    onBudget: () => undefined,
    onTellsLanguage: () => undefined,
    resolveProxy: (url) => {
      asked.push(url)
      return Promise.resolve(`PROXY 127.0.0.1:${address.port}; DIRECT`)
    },
  })
  const heard = await hear(link)
  expect(heard).toMatchObject({ reason: 'stop', error: undefined })
  expect(asked).toEqual([`${server.url}/chat/completions`])
  expect(tunnels).toEqual([new URL(server.origin).host])
  await link.drop()
})
