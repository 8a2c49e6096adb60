import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../../electron/service/clock.ts'
import { createLink } from '../../../electron/service/link.ts'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { startSocksServer } from '../socks-server.ts'
import type { SocksServer } from '../socks-server.ts'
import { hear, noMemory } from './harness.ts'

let server: FakeServer
let proxy: Server
let tunnels: string[]
/** What the proxy says instead of making a tunnel. */
let refusal: string | undefined

beforeAll(async () => {
  server = await startFakeServer()
  tunnels = []
  proxy = createServer()
  proxy.on('connect', (request, client) => {
    client.on('error', () => undefined)
    tunnels.push(request.url ?? '')
    if (refusal !== undefined) {
      client.end(`HTTP/1.1 ${refusal}\r\n\r\n`)
      return
    }
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

function proxyAddress(): string {
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return `127.0.0.1:${address.port}`
}

function linkThrough(resolveProxy: (url: string) => string) {
  return createLink(server.url, server.key, {
    version: '0.1.0',
    clock: systemClock,
    onBudget: () => undefined,
    onTellsLanguage: () => undefined,
    onNews: () => undefined,
    memory: noMemory,
    clips: null,
    resolveProxy: (url) => Promise.resolve(resolveProxy(url)),
  })
}

test('the proxy that the system names is used, and a stream comes through it', async () => {
  const asked: string[] = []
  const link = linkThrough((url) => {
    asked.push(url)
    return `PROXY ${proxyAddress()}; DIRECT`
  })
  const heard = await hear(link)
  expect(heard).toMatchObject({ reason: 'stop', error: undefined })
  expect(asked).toEqual([`${server.url}/chat/completions`])
  expect(tunnels).toEqual([new URL(server.origin).host])
  await link.drop()
})

test.for(['407 Proxy Authentication Required', '403 Forbidden'])(
  'a proxy that answers %s is named, and nothing goes round it',
  async (answer) => {
    refusal = answer
    const before = server.requests.length
    const link = linkThrough(() => `PROXY ${proxyAddress()}`)
    expect((await hear(link)).error).toEqual({
      code: 'unreachable',
      reason: 'proxy_refused',
      detail: `the proxy answered ${answer.slice(0, 3)}`,
    })
    expect(server.requests).toHaveLength(before)
    await link.drop()
    refusal = undefined
  },
)

describe('a SOCKS proxy', () => {
  let socks: SocksServer

  beforeEach(async () => {
    socks = await startSocksServer(Number(new URL(server.origin).port))
  })
  afterEach(async () => socks.close())

  test('is used, and a stream comes through it', async () => {
    const link = linkThrough(() => `SOCKS5 ${socks.address}`)
    expect(await hear(link)).toMatchObject({ reason: 'stop', error: undefined })
    expect(socks.asked).toEqual([new URL(server.origin).host])
    await link.drop()
  })

  test('that refuses is named, and nothing goes round it, whatever comes behind it', async () => {
    const before = server.requests.length
    socks.refuseWith(2)
    const link = linkThrough(() => `SOCKS5 ${socks.address}; DIRECT`)
    expect((await hear(link)).error).toEqual({
      code: 'unreachable',
      reason: 'proxy_refused',
      detail: 'Socks5 proxy rejected connection - NotAllowed',
    })
    expect(server.requests).toHaveLength(before)
    await link.drop()
  })

  test('that is down is named', async () => {
    const link = linkThrough(() => 'SOCKS5 127.0.0.1:9')
    expect((await hear(link)).error).toMatchObject({
      code: 'unreachable',
      reason: 'connection_refused',
    })
    await link.drop()
  })

  test('behind one that is down is tried next', async () => {
    const link = linkThrough(() => `PROXY 127.0.0.1:9; SOCKS5 ${socks.address}; DIRECT`)
    expect(await hear(link)).toMatchObject({ reason: 'stop', error: undefined })
    expect(socks.asked).toHaveLength(1)
    await link.drop()
  })
})

test('where the proxy is down, the way is direct only where the list says so', async () => {
  const link = linkThrough(() => 'PROXY 127.0.0.1:9; DIRECT')
  expect(await hear(link)).toMatchObject({ reason: 'stop', error: undefined })
  await link.drop()
})

test('a kind of proxy that cannot be used has its own sentence, and nothing goes round it', async () => {
  const before = server.requests.length
  const link = linkThrough(() => 'QUIC proxy.ut.ee:443')
  expect((await hear(link)).error).toEqual({
    code: 'unreachable',
    reason: 'proxy_unusable',
    detail: 'QUIC proxy.ut.ee:443',
  })
  expect(server.requests).toHaveLength(before)
  await link.drop()
})

test('a proxy that is down', async () => {
  const link = linkThrough(() => 'PROXY 127.0.0.1:9')
  expect((await hear(link)).error).toMatchObject({
    code: 'unreachable',
    reason: 'connection_refused',
  })
  await link.drop()
})
