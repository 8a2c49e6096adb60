import { createHash } from 'node:crypto'

/** Longest detail that is kept of a service's own words, in characters. */
const detailLimit = 500
/** A piece of a secret of so many characters is hidden too: services cut what they repeat. */
const shortestPiece = 8
/** Fewer characters of a secret's end, behind dots or stars, are how LiteLLM and OpenAI show which key it was. */
const masked = /[\w-]{0,12}(?:\.{2,}|…|\*{2,})([^\s"'`,;)\]}]{2,12})/g

/** Longer runs of hexadecimal digits are hashes: LiteLLM puts the key's into its 401 and 429 texts. */
const patterns = [/\bsk-[\w.*-]+/g, /\bBearer\s+[\w.~+/=-]+/gi, /\b[0-9a-f]{32,}\b/gi]

/** What must not be seen of a key: itself, and the hash by which LiteLLM stores and names it (SHA-256, hexadecimal). */
export function secretsOf(key: string): readonly string[] {
  return key === '' ? [] : [key, createHash('sha256').update(key).digest('hex')]
}

/**
 * A service's words fit to be kept and shown: without the secrets, whole, in pieces, masked or escaped, without what
 * looks like a key or a key's hash, and without control and direction characters; whitespace collapsed; cut to about 500 characters.
 * Undefined where nothing is left.
 */
export function redact(text: string, secrets: readonly string[]): string | undefined {
  // Cut first with room to spare, so that a huge page costs nothing.
  let clean = text.slice(0, 20 * detailLimit)
  for (const secret of secrets) {
    clean = withoutPieces(clean, formsOf(secret))
    clean = clean.replace(masked, (all, end: string) => (secret.endsWith(end) ? '…' : all))
  }
  for (const pattern of patterns) clean = clean.replace(pattern, '…')
  // Marks that turn the direction of text would let it look like another.
  clean = clean
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (clean.length > detailLimit) clean = `${clean.slice(0, detailLimit).trimEnd()}…`
  return clean === '' ? undefined : clean
}

/** A secret as it may stand in JSON, in JSON inside JSON, in an address, and in HTTP's Basic. */
function formsOf(secret: string): ReadonlySet<string> {
  const json = JSON.stringify(secret).slice(1, -1)
  const ascii = json.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return new Set([
    secret,
    json,
    ascii,
    JSON.stringify(json).slice(1, -1),
    JSON.stringify(ascii).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    Buffer.from(secret).toString('base64'),
  ])
}

/** Hides every stretch of the text that also stands in one of the forms, whichever part of it that is. */
function withoutPieces(text: string, forms: ReadonlySet<string>): string {
  let clean = ''
  let hiddenTo = 0
  for (let at = 0; at < text.length; at++) {
    const size = sizeOfPiece(text, at, forms)
    if (size > 0 && (at === 0 || at > hiddenTo)) clean += '…'
    hiddenTo = Math.max(hiddenTo, at + size)
    if (at >= hiddenTo) clean += text[at]
  }
  return clean
}

/** How many characters from here on are a piece of a form: the shortest that counts, or none. */
function sizeOfPiece(text: string, at: number, forms: ReadonlySet<string>): number {
  for (const form of forms) {
    const size = Math.min(shortestPiece, form.length)
    if (size > 0 && form.includes(text.slice(at, at + size)) && at + size <= text.length)
      return size
  }
  return 0
}
