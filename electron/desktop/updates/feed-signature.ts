import { createPublicKey, verify } from 'node:crypto'

/** What the updater read in the feed. */
export interface ReadFeed {
  version: string
  /** Base64 of the SHA-512 of each file that may be installed. */
  hashes: readonly string[]
}

/**
 * Is the feed signed, and does it say what the updater has read in it? `key` is an Ed25519 public key (base64 of its SPKI
 * in DER), `signature` base64. The signature covers the bytes of the feed; what the updater read is held to be in them, so
 * that a feed that was changed between both readings is refused.
 */
export function isSignedFeed(
  { text, signature, key }: { text: string; signature: string; key: string },
  read: ReadFeed,
): boolean {
  try {
    const publicKey = createPublicKey({
      key: Buffer.from(key, 'base64'),
      format: 'der',
      type: 'spki',
    })
    if (!verify(null, Buffer.from(text), publicKey, Buffer.from(signature.trim(), 'base64'))) {
      return false
    }
  } catch {
    return false
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const says = (name: string, value: string): boolean =>
    lines.some((line) => line.replace(/^- /, '').replaceAll(/['"]/g, '') === `${name}: ${value}`)
  return (
    says('version', read.version) &&
    read.hashes.length > 0 &&
    read.hashes.every((hash) => says('sha512', hash))
  )
}
