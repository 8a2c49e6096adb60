import { redact } from './redact.ts'
import { causesOf, findServiceError, ServiceError } from './service-error.ts'
import type { Remedy } from './service-error.ts'

/** What Node and undici call the faults of a connection, in words for "Details". */
const faults: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection closed while sending',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no network',
  ENETDOWN: 'no network',
  ETIMEDOUT: 'connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
  UND_ERR_SOCKET: 'connection closed',
  EPROTO: 'the server does not speak TLS',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the server does not speak TLS',
}

/** A connection that broke is worth the same request again; a name or port that is not there is not. */
const passing = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** OpenSSL's verification errors as Node names them (nodejs.org/api/tls.html, "X509 certificate error codes"). */
const certificateFaults =
  /^(?:CERT_|CRL_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERR_TLS_CERT_)/

/** What a rejected fetch means: our own error where there is one, else the fault of the connection by name. */
export function connectionError(caught: unknown, secrets: readonly string[]): ServiceError {
  const own = findServiceError(caught)
  if (own !== undefined) return own
  const chain = causesOf(caught)
  const codes = chain.flatMap((error) =>
    'code' in error && typeof error.code === 'string' ? [error.code] : [],
  )
  const certificate = codes.find((code) => certificateFaults.test(code))
  if (certificate !== undefined) {
    return new ServiceError({ code: 'certificate', detail: certificate })
  }
  const known = codes.find((code) => code in faults)
  const words = known === undefined ? chain.at(-1)?.message : faults[known]
  const detail = redact(
    [words, known ?? codes[0]].filter((part) => part !== undefined).join(' · '),
    secrets,
  )
  const remedy: Remedy = known !== undefined && passing.has(known) ? 'again' : 'none'
  return new ServiceError(
    detail === undefined ? { code: 'unreachable' } : { code: 'unreachable', detail },
    remedy,
  )
}
