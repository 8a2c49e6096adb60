import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** A certificate and its key, as node:tls takes them. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

export interface Authority extends Identity {
  /** A certificate for a host, signed by this authority. */
  issue(wish: CertificateWish): Identity
}

export interface CertificateWish {
  readonly host?: string
  /** Days from now. */
  readonly validFrom?: number
  readonly validTo?: number
}

// A certificate in DER (RFC 5280), from the few pieces of ASN.1 that it needs.

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size =
    length < 128
      ? Buffer.of(length)
      : length < 256
        ? Buffer.of(0x81, length)
        : Buffer.of(0x82, length >> 8, length & 0xff)
  return Buffer.concat([Buffer.of(tag), size, content])
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts)
const octets = (...parts: readonly Uint8Array[]) => der(0x04, ...parts)
const bits = (content: Uint8Array) => der(0x03, Buffer.of(0), content)
const integer = (bytes: Uint8Array) => der(0x02, bytes)
const truth = der(0x01, Buffer.of(0xff))
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'))
const commonName = identifier('550403')
const basicConstraints = identifier('551d13')
const subjectAlternativeName = identifier('551d11')

function nameOf(text: string): Buffer {
  return sequence(set(sequence(commonName, der(0x0c, Buffer.from(text)))))
}

/** GeneralizedTime, such as 20261120100000Z. */
function time(daysFromNow: number): Buffer {
  const moment = new Date(Date.now() + daysFromNow * 86_400_000).toISOString()
  return der(0x18, Buffer.from(`${moment.slice(0, 19).replaceAll(/[-:T]/g, '')}Z`))
}

/** An extension: for an authority that it is one, for a host which one it is. */
function extensionOf(host: string | undefined): Buffer {
  if (host === undefined) {
    return sequence(basicConstraints, truth, octets(sequence(truth)))
  }
  const address = host.split('.').map(Number)
  const isAddress = address.length === 4 && address.every((part) => Number.isInteger(part))
  const name = isAddress ? der(0x87, Buffer.from(address)) : der(0x82, Buffer.from(host))
  return sequence(subjectAlternativeName, octets(sequence(name)))
}

interface Signing {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  readonly signingKey: KeyObject
  readonly host?: string | undefined
  readonly wish: CertificateWish
}

function certify({ subject, issuer, publicKey, signingKey, host, wish }: Signing): string {
  const serial = randomBytes(8)
  // Positive, and without an empty first byte.
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f)
  const content = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(serial),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(time(wish.validFrom ?? -1), time(wish.validTo ?? 30)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensionOf(host))),
  )
  const signature = sign('sha256', content, signingKey)
  const text = sequence(content, ecdsaWithSha256, bits(signature)).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${(text.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** An authority of a test's own; nobody trusts it until the test says so. */
export function createAuthority(subject: string): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signing = { issuer: subject, signingKey: own.privateKey }
  return {
    cert: certify({ ...signing, subject, publicKey: own.publicKey, wish: {} }),
    key: pem(own.privateKey),
    issue(wish) {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const host = wish.host ?? 'localhost'
      const cert = certify({ ...signing, subject: host, publicKey: pair.publicKey, host, wish })
      return { cert, key: pem(pair.privateKey) }
    },
  }
}

/** A certificate that nobody but itself vouches for. */
export function selfSigned(host: string): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const names = { subject: host, issuer: host, host }
  return {
    cert: certify({ ...names, publicKey, signingKey: privateKey, wish: {} }),
    key: pem(privateKey),
  }
}
