import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthority, selfSigned } from '../certificates.ts'
import type { Identity } from '../certificates.ts'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { babble, wavOf } from '../fake-server/test-sound.ts'
import { startSocksServer } from '../socks-server.ts'
import { startTunnelServer } from '../tunnel-server.ts'
import { hear, linkTo } from './harness.ts'
import type { LinkSettings } from './harness.ts'
import { transcribe } from './speech.ts'

/** A name that only the proxy knows: this computer never looks it up. */
const host = 'llm.example'
const known = createAuthority('A university that is known')
const stranger = createAuthority('An authority that nobody knows')
const trusted = tls.getCACertificates('default')

beforeAll(() => tls.setDefaultCACertificates([...trusted, known.cert]))
afterAll(() => tls.setDefaultCACertificates(trusted))

/** Asks a server with this certificate by its name. */
async function askedOf<Outcome>(
  { identity, start, word, settings }: Asking,
  ask: (link: ReturnType<typeof linkTo>, server: FakeServer) => Promise<Outcome>,
): Promise<{ outcome: Outcome; asked: string[]; heard: number }> {
  const server = await startFakeServer({ tls: identity })
  const proxy = await start(Number(new URL(server.origin).port))
  const link = linkTo(server, {
    systemAuthorities: () => [],
    ...settings,
    address: `https://${host}/v1`,
    proxies: () => `${word} ${proxy.address}`,
  })
  const outcome = await ask(link, server)
  await link.drop()
  await proxy.close()
  await server.close()
  return { outcome, asked: proxy.asked, heard: server.requests.length }
}

interface Asking {
  readonly identity: Identity
  readonly start: typeof startSocksServer | typeof startTunnelServer
  /** What the system's list calls it. */
  readonly word: string
  readonly settings?: LinkSettings
}

describe.for([
  { name: 'a SOCKS proxy', start: startSocksServer, word: 'SOCKS5' },
  { name: 'an HTTP proxy', start: startTunnelServer, word: 'PROXY' },
])('https through $name', (proxy) => {
  test('a good certificate: a stream and an upload run encrypted, by the name that the proxy resolves', async () => {
    const identity = known.issue({ host })
    const { outcome, asked } = await askedOf({ identity, ...proxy }, async (link) => ({
      chat: await hear(link),
      text: (await transcribe(link)).text,
    }))
    expect(outcome.chat).toMatchObject({ reason: 'stop', error: undefined })
    expect(outcome.text).not.toBe('')
    expect(new Set(asked)).toEqual(new Set([`${host}:443`]))
  })

  test.for([
    ['self-signed', selfSigned(host), 'certificate_self_signed'],
    ['expired', known.issue({ host, validFrom: -30, validTo: -1 }), 'certificate_expired'],
    ['of another host', known.issue({ host: 'wifi.example' }), 'certificate_wrong_host'],
    ['of an unknown issuer', stranger.issue({ host }), 'certificate_unknown_issuer'],
  ] as const)(
    'a certificate %s: nothing is sent, and the reason is named',
    async ([, identity, reason]) => {
      const { outcome, heard } = await askedOf({ identity, ...proxy }, (link) => hear(link))
      expect(outcome.error).toMatchObject({ code: 'certificate', reason })
      expect(heard).toBe(0)
    },
  )

  test('what was connected when a key went down carries the upload', async () => {
    const identity = known.issue({ host })
    const { asked, heard } = await askedOf({ identity, ...proxy }, async (link, server) => {
      await link.warmUp()
      await (
        await server.waitForRequest(() => true)
      ).closed
      // Our end of the connection is free in the turn after that.
      await new Promise((resolve) => void setImmediate(resolve))
      // Of few words, so that nothing is compared beside it.
      await transcribe(link, { sound: wavOf(babble(2)) })
    })
    expect(heard).toBe(2)
    expect(asked).toEqual([`${host}:443`])
  })

  test('an authority of the system’s own is trusted', async () => {
    const identity = stranger.issue({ host })
    const settings = { systemAuthorities: () => [stranger.cert] }
    const { outcome } = await askedOf({ identity, ...proxy, settings }, (link) => hear(link))
    expect(outcome).toMatchObject({ reason: 'stop', error: undefined })
  })
})
