import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { frameworkError, gatewayError } from './request-error.ts'

/**
 * Throws a RequestError unless the request is meant for this server and carries its token.
 * The Host check stops a web page whose name was rebound to 127.0.0.1: its requests name the page's host.
 */
export function assertAllowed(request: IncomingMessage, expected: { port: number; token: string }) {
  const hosts = [`127.0.0.1:${expected.port}`, `localhost:${expected.port}`]
  if (!hosts.includes(request.headers.host ?? '')) throw frameworkError(421, 'Misdirected Request')
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  if (!timingSafeEqual(digest(given), digest(expected.token))) {
    throw gatewayError(
      401,
      'Authentication Error, Invalid proxy server token passed. The practice service takes only its own token.',
      { type: 'token_not_found_in_db', param: 'key' },
    )
  }
}

/** timingSafeEqual wants equal lengths, and the length of the token is nobody's business either. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
