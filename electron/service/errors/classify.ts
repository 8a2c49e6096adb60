import type { AppError, ErrorCode } from '../../../shared/errors.ts'
import { openBody } from './envelope.ts'
import type { Envelope } from './envelope.ts'
import { redact } from './redact.ts'
import { ServiceError } from './service-error.ts'
import type { Remedy } from './service-error.ts'
import { meaningOfWords } from './wordings.ts'
import type { Meaning } from './wordings.ts'

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
  const meaning = meaningOfWords(envelope) ?? meaningOfStatus(status)
  const error: AppError = { ...meaning }
  if (status !== undefined) error.status = status
  if (error.code === 'rate_limited') {
    const model = limitedModel(envelope.message)
    if (model !== undefined) error.model = model
    if (waitSeconds !== undefined) error.retryAfterSeconds = waitSeconds
  }
  const detail = redact(envelope.message, judge.secrets)
  if (detail !== undefined) error.detail = detail
  return new ServiceError(error, remedyFor(error.code, status, waitSeconds))
}

const meanings: Readonly<Record<number, Meaning>> = {
  401: { code: 'key_refused' },
  403: { code: 'forbidden' },
  408: { code: 'timed_out' },
  413: { code: 'too_large' },
  415: { code: 'request_refused', reason: 'sound_refused' },
  429: { code: 'rate_limited' },
  502: { code: 'server_error', reason: 'service_unavailable' },
  503: { code: 'server_error', reason: 'service_unavailable' },
  504: { code: 'timed_out' },
}

function meaningOfStatus(status: number | undefined): Meaning {
  if (status === undefined) return { code: 'server_error' }
  const isRefusal = status >= 400 && status < 500
  return meanings[status] ?? { code: isRefusal ? 'request_refused' : 'server_error' }
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

/**
 * LiteLLM names key and model of a limit that is for one model (parallel_request_limiter_v3.py), and the model of which
 * its router has no server left (router.py).
 */
function limitedModel(message: string): string | undefined {
  const limit = /limit exceeded for model_per_\w+: [^\s:]+:(.{1,200}?)\. Limit type/i.exec(message)
  const router = /no deployments available.{0,200}passed model=(.{1,200}?)\. pre-call/i.exec(
    message,
  )
  return (limit ?? router)?.[1]
}

/** LiteLLM's router says it in words only. */
function waitInText(message: string): number | undefined {
  const seconds = /try again in (\d+(?:\.\d+)?) seconds/i.exec(message)?.[1]
  return seconds === undefined ? undefined : Math.ceil(Number(seconds))
}
