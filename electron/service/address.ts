import { serviceError } from './errors/service-error.ts'

/** Base URLs to try, the most likely first; none ends with a slash. */
export type AddressCandidates = readonly [string, ...string[]]

/**
 * Reads an address as people type it: without a scheme it is https, or http on loopback; a trailing slash and a pasted path of an
 * endpoint are taken off; the path /v1 may be missing, so it is offered as a second try. Throws `address_invalid`, and
 * `address_insecure` for plain http beyond this computer unless that is allowed.
 */
export function addressCandidates(typed: string, allowInsecure: boolean): AddressCandidates {
  const url = parseAddress(typed)
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowInsecure) {
    throw serviceError('address_insecure')
  }
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/(?:chat\/completions|models|audio\/transcriptions)$/, '')
  const base = `${url.origin}${path}`
  return /\/v\d+$/.test(path) ? [base] : [base, `${base}/v1`]
}

function parseAddress(typed: string): URL {
  const text = typed.trim()
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  const url = URL.parse(hasScheme ? text : `https://${text}`)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (url === null || !isWeb || url.username !== '' || url.password !== '' || /\s/.test(text)) {
    throw serviceError('address_invalid')
  }
  if (!hasScheme && isLoopback(url.hostname)) url.protocol = 'http:'
  return url
}

/** This computer itself: nothing can listen in between. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  )
}
