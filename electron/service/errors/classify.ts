import type { AppError, ErrorCode } from '../../../shared/errors.ts'
import { openBody } from './envelope.ts'
import type { Envelope } from './envelope.ts'
import { redact } from './redact.ts'
import { ServiceError } from './service-error.ts'
import type { Remedy } from './service-error.ts'

/** The longest wait that Jutt takes upon itself, in seconds: the window of LiteLLM's rate limiter. */
const longestWaitSeconds = 60

export interface FailedAnswer {
  readonly status: number
  readonly contentType: string
  /** The `retry-after` header as it came. */
  readonly retryAfter: string | null
  readonly body: string
}

export interface Judge {
  /** Texts that must not appear in the detail: the key. */
  readonly secrets: readonly string[]
  /** Milliseconds since 1970, for a `retry-after` that is a date. */
  readonly now: number
}

/** An HTTP answer that is not a success, as the error it means. */
export function classifyAnswer(answer: FailedAnswer, judge: Judge): ServiceError {
  const envelope = openBody(answer.body, answer.contentType)
  const waitSeconds = secondsToWait(answer.retryAfter, judge.now) ?? waitInText(envelope.message)
  return classify(envelope, answer.status, waitSeconds, judge)
}

/** An error inside a stream that began with status 200. */
export function classifyEnvelope(envelope: Envelope, judge: Judge): ServiceError {
  return classify(envelope, envelope.code, waitInText(envelope.message), judge)
}

function classify(
  envelope: Envelope,
  status: number | undefined,
  waitSeconds: number | undefined,
  judge: Judge,
): ServiceError {
  const code = codeByText(envelope, status) ?? codeByStatus(status)
  const error: AppError = { code }
  if (status !== undefined) error.status = status
  if (code === 'rate_limited' && waitSeconds !== undefined) error.retryAfterSeconds = waitSeconds
  const detail = redact(envelope.message, judge.secrets)
  if (detail !== undefined) error.detail = detail
  return new ServiceError(error, remedyFor(code, status, waitSeconds))
}

/**
 * Texts before statuses, because gateways pass one server's refusal on under another status. Order matters: a spent
 * budget may come as 429, an unknown model as 400, a context error as 500.
 */
function codeByText(
  { message, type }: Envelope,
  status: number | undefined,
): ErrorCode | undefined {
  if (
    type === 'budget_exceeded' ||
    /budget has been exceeded|over budget|ExceededBudget/i.test(message)
  ) {
    return 'budget_spent'
  }
  if (status !== 403 && /not allowed to access model/i.test(message)) return 'forbidden'
  if (
    type === 'token_not_found_in_db' ||
    /invalid proxy server token|(?:incorrect|invalid) api[ _-]?key|\bkey\b.{0,40}\bexpired/i.test(
      message,
    )
  ) {
    return 'key_refused'
  }
  if (
    /context length|context window|ContextWindowExceeded|maximum (?:model|input) length|exceed_context_size|prompt is too long|reduce the length|input characters/i.test(
      `${type ?? ''} ${message}`,
    )
  ) {
    return 'too_long'
  }
  if (/invalid model name|model\b.{0,200}does not exist|not installed locally/i.test(message)) {
    return 'model_unknown'
  }
  if (/rate limit exceeded|max parallel request|no deployments available/i.test(message)) {
    return 'rate_limited'
  }
  if (/maximum file size exceeded|request entity too large/i.test(message)) return 'too_large'
  // A refusal of the server behind the gateway, whatever status the gateway gave it.
  if (/BadRequestError|UnsupportedParamsError/.test(message)) return 'request_refused'
  return undefined
}

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'key_refused',
  403: 'forbidden',
  408: 'timed_out',
  413: 'too_large',
  429: 'rate_limited',
  504: 'timed_out',
}

function codeByStatus(status: number | undefined): ErrorCode {
  if (status === undefined) return 'server_error'
  const own = codes[status]
  if (own !== undefined) return own
  return status >= 400 && status < 500 ? 'request_refused' : 'server_error'
}

function remedyFor(
  code: ErrorCode,
  status: number | undefined,
  waitSeconds: number | undefined,
): Remedy {
  if (code === 'rate_limited') {
    return waitSeconds !== undefined && waitSeconds > longestWaitSeconds ? 'none' : 'wait'
  }
  const passing = code === 'server_error' || code === 'timed_out'
  return passing && (status === 502 || status === 503 || status === 504) ? 'again' : 'none'
}

/** `retry-after` in whole seconds: a number or an HTTP date; nonsense and the past give undefined. */
export function secondsToWait(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const wait = Number.isNaN(seconds) ? (Date.parse(header) - now) / 1000 : seconds
  return Number.isFinite(wait) && wait >= 0 ? Math.ceil(wait) : undefined
}

/** LiteLLM's router says it in words only. */
function waitInText(message: string): number | undefined {
  const seconds = /try again in (\d+(?:\.\d+)?) seconds/i.exec(message)?.[1]
  return seconds === undefined ? undefined : Math.ceil(Number(seconds))
}
