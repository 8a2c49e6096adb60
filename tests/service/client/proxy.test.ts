import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { startSocksServer } from '../socks-server.ts'
import type { SocksServer } from '../socks-server.ts'
import { startTunnelServer } from '../tunnel-server.ts'
import type { TunnelServer } from '../tunnel-server.ts'
import { hear, linkTo } from './harness.ts'

let server: FakeServer
let proxy: TunnelServer

beforeAll(async () => {
  server = await startFakeServer()
})
beforeEach(async () => {
  proxy = await startTunnelServer(Number(new URL(server.origin).port))
})
afterEach(async () => proxy.close())
afterAll(async () => server.close())

function linkThrough(proxies: (url: string) => string) {
  return linkTo(server, { proxies })
}

test('the proxy that the system names is used, and a stream comes through it', async () => {
  const asked: string[] = []
  const link = linkThrough((url) => {
    asked.push(url)
    return `PROXY ${proxy.address}; DIRECT`
  })
  const heard = await hear(link)
  expect(heard).toMatchObject({ reason: 'stop', error: undefined })
  expect(asked).toEqual([`${server.url}/chat/completions`])
  expect(proxy.asked).toEqual([new URL(server.origin).host])
  await link.drop()
})

test.for(['407 Proxy Authentication Required', '403 Forbidden'])(
  'a proxy that answers %s is named, and nothing goes round it',
  async (answer) => {
    proxy.refuseWith(answer)
    const before = server.requests.length
    const link = linkThrough(() => `PROXY ${proxy.address}`)
    expect((await hear(link)).error).toEqual({
      code: 'unreachable',
      reason: 'proxy_refused',
      detail: `the proxy answered ${answer.slice(0, 3)}`,
    })
    expect(server.requests).toHaveLength(before)
    await link.drop()
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
