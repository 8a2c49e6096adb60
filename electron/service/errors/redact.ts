/** Longest detail that is kept of a service's own words, in characters. */
const detailLimit = 500

/** Longer runs of hexadecimal digits are hashes: LiteLLM puts the key's into its 401 and 429 texts. */
const patterns = [/\bsk-[\w.*-]+/g, /\bBearer\s+[\w.~+/=-]+/gi, /\b[0-9a-f]{32,}\b/gi]

/**
 * A service's words fit to be kept and shown: without the key, what looks like a key or a key's hash, and control
 * characters; whitespace collapsed; cut to about 500 characters. Undefined where nothing is left.
 */
export function redact(text: string, secrets: readonly string[]): string | undefined {
  // Cut first with room to spare, so that a huge page costs nothing.
  let clean = text.slice(0, 20 * detailLimit)
  for (const secret of secrets) {
    if (secret.length > 0) clean = clean.replaceAll(secret, '…')
  }
  for (const pattern of patterns) clean = clean.replace(pattern, '…')
  clean = clean.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (clean.length > detailLimit) clean = `${clean.slice(0, detailLimit).trimEnd()}…`
  return clean === '' ? undefined : clean
}
