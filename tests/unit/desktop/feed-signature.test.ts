import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSignedFeed } from '../../../electron/desktop/updates/feed-signature.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
const hash = 'q'.repeat(86) + '=='

/** As electron-builder 26 writes it. */
const text = `version: 1.2.0
files:
  - url: Jutt-1.2.0.AppImage
    sha512: ${hash}
    size: 123456
    blockMapSize: 1234
path: Jutt-1.2.0.AppImage
sha512: ${hash}
releaseDate: '2026-11-25T10:00:00.000Z'
`
const read = { version: '1.2.0', hashes: [hash] }

function signed(content: string): string {
  return sign(null, Buffer.from(content), privateKey).toString('base64')
}

describe('a feed', () => {
  it('is taken with its maker’s signature', () => {
    expect(isSignedFeed({ text, signature: signed(text), key }, read)).toBe(true)
    expect(isSignedFeed({ text, signature: `${signed(text)}\n`, key }, read)).toBe(true)
  })

  it('is refused when a byte of it has changed', () => {
    const changed = text.replace('123456', '123457')
    expect(isSignedFeed({ text: changed, signature: signed(text), key }, read)).toBe(false)
  })

  it('is refused when somebody else signed it', () => {
    const other = sign(null, Buffer.from(text), generateKeyPairSync('ed25519').privateKey)
    expect(isSignedFeed({ text, signature: other.toString('base64'), key }, read)).toBe(false)
  })

  it('is refused when the updater read another file or version in it', () => {
    const feed = { text, signature: signed(text), key }
    expect(isSignedFeed(feed, { ...read, hashes: [hash, 'x'.repeat(88)] })).toBe(false)
    expect(isSignedFeed(feed, { ...read, hashes: [] })).toBe(false)
    expect(isSignedFeed(feed, { ...read, version: '1.3.0' })).toBe(false)
    expect(isSignedFeed(feed, { ...read, version: '2.0' })).toBe(false)
  })

  it.each(['', 'nonsense', '!!!'])('is refused with the signature or key %j', (rubbish) => {
    expect(isSignedFeed({ text, signature: rubbish, key }, read)).toBe(false)
    expect(isSignedFeed({ text, signature: signed(text), key: rubbish }, read)).toBe(false)
  })
})
