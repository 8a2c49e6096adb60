import type { Clock } from './clock.ts'
import type { Dispatchers, Way } from './dispatchers.ts'
import { classifyAnswer } from './errors/classify.ts'
import { connectionError, isNobodyThere, isUntrusted } from './errors/connection-faults.ts'
import { isError, openBody } from './errors/envelope.ts'
import { redact } from './errors/redact.ts'
import { reasonedError, serviceError } from './errors/service-error.ts'
import type { ServiceError } from './errors/service-error.ts'
import { createIdleWatch } from './idle-watch.ts'
import type { IdleLimits } from './idle-watch.ts'
import { parseJson } from './json.ts'
import { readAtMost } from './read-at-most.ts'
import { createSseSanitizer } from './sse-sanitizer.ts'
import { readStreamAnswer } from './stream-answer.ts'
import { unlessAborted } from './unless-aborted.ts'

/** Milliseconds: a thinking model may wait minutes in a queue before its first byte. */
export interface TransportLimits extends IdleLimits {
  readonly headers: number
}

const defaultLimits: TransportLimits = {
  headers: 300_000,
  bytes: 300_000,
  events: 300_000,
}

/** Bytes of an error answer that are kept for classification. */
const errorBodyLimit = 64 * 1024
/** Any other answer is read whole, once it is unpacked; a list of ten thousand models is not so long. Bytes. */
const longestAnswer = 16 * 1024 * 1024
const mostRedirects = 3
const eventStream = 'text/event-stream'

/** The only headers that leave the house; the SDK would add the computer's platform and its environment's wishes. */
const allowedHeaders = ['accept', 'authorization', 'content-type', 'user-agent']

/** A header for the transport alone, which it does not send on: the model that is asked, as a URI component. */
export const modelHeader = 'jutt-model'

/** What was asked for. */
export interface Asked {
  /** Milliseconds since 1970. */
  readonly sentAt: number
  readonly model: string | null
}

export interface TransportOptions {
  /** The one origin that may be reached, such as "https://llm.hpc.ut.ee". */
  readonly origin: string
  /** Never shown in an error's detail: the key. */
  readonly secrets: readonly string[]
  readonly dispatchers: Dispatchers
  readonly clock: Clock
  /** Sees the headers of every answer, success or error. */
  readonly onHeaders?: (headers: Headers, asked: Asked) => void
  readonly limits?: TransportLimits
  /** The platform's own unless a test has another. */
  readonly fetch?: Fetch
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/**
 * The `fetch` that is given to the SDK. It answers only successes: every refusal, broken connection, foreign redirect
 * or wrong content type is thrown as a ServiceError. A request that accepts an event stream gets a sanitized one
 * under an idle watch, or an error.
 */
export function createTransport(options: TransportOptions): Fetch {
  const { origin, secrets, dispatchers, clock } = options
  const limits = options.limits ?? defaultLimits
  const send = options.fetch ?? fetch

  function assertOurs(url: URL): void {
    if (url.origin !== origin) {
      throw serviceError('internal', `a request to ${url.origin} was stopped`)
    }
  }

  async function dispatch(url: URL, init: RequestInit): Promise<Response> {
    // A proxy script on a server that is away may hang: Stop and our clocks end that too.
    const ways = await unlessAborted(dispatchers.waysTo(url.href), init.signal)
    return tryInOrder(ways, url, init)
  }

  /** Whatever is tried again here, no byte of the request was sent before. */
  async function tryInOrder(
    [way, ...others]: readonly Way[],
    url: URL,
    init: RequestInit,
  ): Promise<Response> {
    if (way === undefined) throw serviceError('internal', 'no way to the service')
    try {
      return await send(url, { ...init, dispatcher: way.dispatcher, redirect: 'manual' })
    } catch (caught) {
      // Nothing but what the system trusts too is trusted.
      if (isUntrusted(caught) && dispatchers.trustSystem()) return dispatch(url, init)
      if (others.length === 0 || !isNobodyThere(caught)) throw caught
      way.setAside()
      return tryInOrder(others, url, init)
    }
  }

  async function follow(start: URL, init: RequestInit): Promise<Response> {
    let url = start
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await dispatch(url, init)
      const location = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || location === null) return response
      await response.body?.cancel()
      const target = URL.parse(location, url.href)
      const repeats = init.method === 'GET' || response.status === 307 || response.status === 308
      if (target?.origin !== origin || !repeats) {
        const detail = redact(`redirects to ${target?.origin ?? location}`, secrets)
        throw reasonedError('not_a_service', 'redirected', detail)
      }
      url = target
    }
    throw serviceError('not_a_service', 'redirects in a circle')
  }

  async function refused(response: Response): Promise<ServiceError> {
    const answer = {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      retryAfter: response.headers.get('retry-after'),
      body: await readAtMost(response, errorBodyLimit),
    }
    return classifyAnswer(answer, { secrets, now: clock.now() })
  }

  /** A success that is not the stream that was asked for: an error in disguise, a page, or another API. */
  function notAStream(response: Response, body: string): ServiceError {
    const contentType = response.headers.get('content-type') ?? ''
    const value = parseJson(body)
    const envelope = openBody(body, contentType)
    if (isError(value)) {
      const status = envelope.code ?? response.status
      const answer = { status, contentType, retryAfter: null, body }
      return classifyAnswer(answer, { secrets, now: clock.now() })
    }
    const said = contentType.includes('html') ? `a web page: ${envelope.message}` : contentType
    return serviceError(
      'not_a_service',
      redact(`${said || 'an answer without a type'} where a stream was expected`, secrets),
    )
  }

  async function streamed(response: Response, stop: (reason: ServiceError) => void) {
    const answer = await readStreamAnswer(response)
    if (answer.kind === 'other') throw notAStream(response, answer.text)
    const watch = createIdleWatch(clock, limits, stop)
    const headers = new Headers(response.headers)
    headers.set('content-type', eventStream)
    const body = answer.body?.pipeThrough(createSseSanitizer(watch)) ?? null
    return new Response(body, { status: response.status, headers })
  }

  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    assertOurs(url)
    const given = new Headers(init.headers)
    const headers = onlyAllowed(given)
    const named = given.get(modelHeader)
    const model = named === null ? null : decodeURIComponent(named)
    const ours = new AbortController()
    const callOff = clock.after(limits.headers, () => {
      ours.abort(serviceError('timed_out', `no answer for ${limits.headers / 1000} s`))
    })
    const signal = init.signal ? AbortSignal.any([init.signal, ours.signal]) : ours.signal
    try {
      const sentAt = clock.now()
      const response = await follow(url, { ...init, headers, signal })
      options.onHeaders?.(response.headers, { sentAt, model })
      if (!response.ok) throw await refused(response)
      if (headers.get('accept') !== eventStream) return bounded(response)
      return await streamed(response, (error) => ours.abort(error))
    } catch (caught) {
      init.signal?.throwIfAborted()
      throw connectionError(caught, secrets)
    } finally {
      callOff()
    }
  }
}

/** A few bytes may be packed that unpack to fill all memory: what is longer than any answer ends in an error. */
function bounded(response: Response): Response {
  let taken = 0
  const guard = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      taken += bytes.byteLength
      if (taken > longestAnswer) throw serviceError('not_a_service', 'an answer of over 16 MiB')
      controller.enqueue(bytes)
    },
  })
  const body = response.body?.pipeThrough(guard) ?? null
  const { status, headers } = response
  return new Response(body, { status, headers })
}

function onlyAllowed(headers: Headers): Headers {
  const kept = new Headers()
  for (const name of allowedHeaders) {
    const value = headers.get(name)
    if (value !== null && value !== '') kept.set(name, value)
  }
  return kept
}
