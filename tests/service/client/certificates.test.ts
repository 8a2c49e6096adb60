import { createServer } from 'node:net'
import { once } from 'node:events'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthority, selfSigned } from '../certificates.ts'
import type { Identity } from '../certificates.ts'
import { startFakeServer } from '../fake-server/server.ts'
import { failureOf, hear, linkTo } from './harness.ts'
import { transcribe } from './speech.ts'

const host = '127.0.0.1'
const known = createAuthority('A university that is known')
const stranger = createAuthority('An authority that nobody knows')
const trusted = tls.getCACertificates('default')

beforeAll(() => tls.setDefaultCACertificates([...trusted, known.cert]))
afterAll(() => tls.setDefaultCACertificates(trusted))

/** What comes of asking a server with this certificate, and whether it got to hear anything. */
async function askedOf(identity: Identity) {
  const server = await startFakeServer({ tls: identity })
  const link = linkTo(server, { systemAuthorities: () => [] })
  const error = await failureOf(link.models(new AbortController().signal))
  const { error: sameError } = await hear(link)
  await link.drop()
  const heard = server.requests.length
  await server.close()
  expect(sameError).toEqual(error)
  return { error, heard }
}

test('a good certificate: chat runs encrypted', async () => {
  const server = await startFakeServer({ tls: known.issue({ host }) })
  const link = linkTo(server)
  expect(await hear(link)).toMatchObject({ reason: 'stop', error: undefined })
  expect(server.url).toMatch(/^https:/)
  await link.drop()
  await server.close()
})

describe('a bad certificate: nothing is sent, and the reason is named', () => {
  test.for([
    ['self-signed', selfSigned(host), 'certificate_self_signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [
      'expired',
      known.issue({ host, validFrom: -30, validTo: -1 }),
      'certificate_expired',
      'CERT_HAS_EXPIRED',
    ],
    [
      'not yet valid',
      known.issue({ host, validFrom: 1 }),
      'certificate_not_yet_valid',
      'CERT_NOT_YET_VALID',
    ],
    [
      'of another host',
      known.issue({ host: 'wifi.example' }),
      'certificate_wrong_host',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    [
      'of an unknown issuer',
      stranger.issue({ host }),
      'certificate_unknown_issuer',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    [
      'of an unknown issuer who comes along',
      withIssuer(stranger.issue({ host })),
      'certificate_unknown_issuer',
      'SELF_SIGNED_CERT_IN_CHAIN',
    ],
  ] as const)('%s', async ([, identity, reason, detail]) => {
    const { error, heard } = await askedOf(identity)
    expect(error).toEqual({ code: 'certificate', reason, detail })
    expect(heard).toBe(0)
  })
})

function withIssuer({ cert, key }: Identity): Identity {
  return { cert: cert + stranger.cert, key }
}

test('an authority of the system’s own is asked for once, and then trusted', async () => {
  const server = await startFakeServer({ tls: stranger.issue({ host }) })
  let asked = 0
  const link = linkTo(server, {
    systemAuthorities() {
      asked++
      return [stranger.cert]
    },
  })
  expect(await hear(link)).toMatchObject({ reason: 'stop', error: undefined })
  expect((await transcribe(link)).text).not.toBe('')
  expect(asked).toBe(1)
  await link.drop()
  await server.close()
})

test('what the system does not trust either stays refused', async () => {
  const server = await startFakeServer({ tls: stranger.issue({ host }) })
  for (const authorities of [[], [known.cert]]) {
    const link = linkTo(server, { systemAuthorities: () => authorities })
    expect((await hear(link)).error?.reason).toBe('certificate_unknown_issuer')
    await link.drop()
  }
  expect(server.requests).toHaveLength(0)
  await server.close()
})

test('https over http is not http', async () => {
  const server = await startFakeServer({ tls: known.issue({ host }) })
  const link = linkTo(server, { address: server.url.replace('https:', 'http:') })
  const { error } = await hear(link)
  expect(error?.code).toBe('unreachable')
  await link.drop()
  await server.close()
})

test('what does not speak HTTP at all is named', async () => {
  const ssh = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end('SSH-2.0-OpenSSH_9.6\r\n')
  })
  ssh.listen(0, host)
  await once(ssh, 'listening')
  const address = ssh.address()
  if (address === null || typeof address === 'string') throw new Error('No port to listen on')
  const server = await startFakeServer()
  const link = linkTo(server, { address: `http://${host}:${address.port}/v1` })
  expect((await hear(link)).error).toMatchObject({ code: 'unreachable', reason: 'not_http' })
  await link.drop()
  await server.close()
  ssh.close()
})

test('a name that does not exist', async () => {
  const server = await startFakeServer()
  const link = linkTo(server, { address: 'http://jutt.invalid/v1' })
  expect((await hear(link)).error).toMatchObject({ code: 'unreachable', reason: 'no_such_host' })
  await link.drop()
  await server.close()
})
