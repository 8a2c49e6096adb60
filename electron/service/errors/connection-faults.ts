import type { ErrorReason } from '../../../shared/errors.ts'
import { redact } from './redact.ts'
import { causesOf, findServiceError, ServiceError } from './service-error.ts'
import type { Remedy } from './service-error.ts'

interface Fault {
  readonly reason: ErrorReason
  /** In words for "Details". */
  readonly words: string
}

/** The faults of a connection as Node and undici name them. */
const faults: Readonly<Record<string, Fault>> = {
  ENOTFOUND: { reason: 'no_such_host', words: 'no such host' },
  EAI_AGAIN: { reason: 'no_such_host', words: 'the name could not be looked up' },
  EAI_FAIL: { reason: 'no_such_host', words: 'the name could not be looked up' },
  ENODATA: { reason: 'no_such_host', words: 'the name has no address' },
  ECONNREFUSED: { reason: 'connection_refused', words: 'connection refused' },
  ECONNRESET: { reason: 'connection_lost', words: 'connection reset' },
  ECONNABORTED: { reason: 'connection_lost', words: 'connection aborted' },
  EPIPE: { reason: 'connection_lost', words: 'connection closed while sending' },
  UND_ERR_SOCKET: { reason: 'connection_lost', words: 'connection closed' },
  EHOSTUNREACH: { reason: 'connection_slow', words: 'no route to the host' },
  EHOSTDOWN: { reason: 'connection_slow', words: 'the host is down' },
  ETIMEDOUT: { reason: 'connection_slow', words: 'connection timed out' },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'connection_slow', words: 'connection timed out' },
  ENETUNREACH: { reason: 'no_network', words: 'no network' },
  ENETDOWN: { reason: 'no_network', words: 'no network' },
  EPROTO: { reason: 'no_tls', words: 'the server does not speak TLS' },
  ERR_SSL_WRONG_VERSION_NUMBER: { reason: 'no_tls', words: 'the server does not speak TLS' },
  ERR_SSL_PACKET_LENGTH_TOO_LONG: { reason: 'no_tls', words: 'the server does not speak TLS' },
}

/** undici's llhttp names a parse error HPE_…; what speaks TLS or SSH where http was expected ends there. */
const notHttp: Fault = { reason: 'not_http', words: 'the server does not speak HTTP' }
/** undici's ProxyAgent throws this name, and the proxy's status in words alone. */
const proxyRefusal = /proxy response \((\d+)\)/i

/** What `socks` says of a proxy that refuses, or that is none of its kind (its build/common/constants.js). */
const socksRefusal =
  /^(?:Socks[45] (?:proxy rejected connection|authentication failed)|Received invalid Socks).*/i
/** Of the connection to the proxy, `socks` keeps only the words: Node's own, or these. */
const systemWords = /^(?:connect|getaddrinfo|read|write) (E[A-Z_]+)\b/
const socksWords: Readonly<Record<string, string>> = {
  'Proxy connection timed out': 'ETIMEDOUT',
  'Socket closed': 'UND_ERR_SOCKET',
}

/** A connection that broke is worth the same request again; a name or port that is not there is not. */
const passing = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET'])

/** OpenSSL's verification errors as Node names them (nodejs.org/api/tls.html, "X509 certificate error codes"). */
const certificateFaults =
  /^(?:CERT_|CRL_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERR_TLS_CERT_)/

/** Those that a person can do something about, each in its own way. */
const certificateReasons: Readonly<Record<string, ErrorReason>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate_self_signed',
  CERT_HAS_EXPIRED: 'certificate_expired',
  CERT_NOT_YET_VALID: 'certificate_not_yet_valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate_wrong_host',
  HOSTNAME_MISMATCH: 'certificate_wrong_host',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate_unknown_issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate_unknown_issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate_unknown_issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate_unknown_issuer',
  CERT_UNTRUSTED: 'certificate_unknown_issuer',
}

/** What a rejected fetch means: our own error where there is one, else the fault of the connection by name. */
export function connectionError(caught: unknown, secrets: readonly string[]): ServiceError {
  const own = findServiceError(caught)
  if (own !== undefined) return own
  const chain = causesOf(caught)
  const codes = chain.flatMap(namesOf)
  const certificate = codes.find((code) => certificateFaults.test(code))
  if (certificate !== undefined) {
    const reason = certificateReasons[certificate]
    return new ServiceError({
      code: 'certificate',
      ...(reason === undefined ? {} : { reason }),
      detail: certificate,
    })
  }
  const { fault, name, remedy } = faultOf(chain, codes)
  const words = [fault?.words ?? chain.at(-1)?.message, name].filter((part) => part !== undefined)
  const detail = redact(words.join(' · '), secrets)
  return new ServiceError(
    {
      code: 'unreachable',
      ...(fault === undefined ? {} : { reason: fault.reason }),
      ...(detail === undefined ? {} : { detail }),
    },
    remedy,
  )
}

/** What the platform calls an error; undici's parser gives most of its own no code. */
function namesOf(error: Error): string[] {
  if ('code' in error && typeof error.code === 'string') return [error.code]
  if (error.name === 'HTTPParserError') return [error.name]
  const name = socksWords[error.message] ?? systemWords.exec(error.message)?.[1]
  return name === undefined ? [] : [name]
}

/** True where the certificate is in order but for who vouches for it. */
export function isUntrusted(caught: unknown): boolean {
  const { reason } = connectionError(caught, []).error
  return reason === 'certificate_unknown_issuer' || reason === 'certificate_self_signed'
}

const nobodyThere: readonly (ErrorReason | undefined)[] = [
  'no_such_host',
  'connection_refused',
  'connection_slow',
  'no_network',
]

/** True where no connection came to stand: of a proxy, it is not there. */
export function isNobodyThere(caught: unknown): boolean {
  return nobodyThere.includes(connectionError(caught, []).error.reason)
}

/** The fault that a chain of errors tells of, and its name as the platform gave it. */
function faultOf(
  chain: readonly Error[],
  codes: readonly string[],
): { readonly fault?: Fault; readonly name: string | undefined; readonly remedy: Remedy } {
  for (const { message } of chain) {
    const status = proxyRefusal.exec(message)?.[1]
    const words =
      status === undefined ? socksRefusal.exec(message)?.[0] : `the proxy answered ${status}`
    if (words === undefined) continue
    return { fault: { reason: 'proxy_refused', words }, name: undefined, remedy: 'none' }
  }
  for (const name of codes) {
    const fault = /^HPE_|^HTTPParserError$/.test(name) ? notHttp : faults[name]
    if (fault !== undefined) return { fault, name, remedy: passing.has(name) ? 'again' : 'none' }
  }
  return { name: codes[0], remedy: 'none' }
}
