import type { AppError } from '../../../shared/errors.ts'
import { readUsageHeaders } from '../usage/usage-headers.ts'

/** What a service may limit: requests or tokens in a minute, and requests at once. */
export type LimitKind = 'requests' | 'tokens' | 'parallel'

/** A limit of the key as a service told it, and what is left of it. */
export interface ToldLimit {
  readonly kind: LimitKind
  readonly limit: number
  readonly remaining?: number
  /** The one for which alone it holds; it says nothing about requests for another. */
  readonly model?: string
}

/** Why a request was refused with a rate limit; `busy` is a service whose own servers are all taken. */
export interface Refusal {
  readonly kind: LimitKind | 'busy' | 'unknown'
  readonly limit?: number
  /** The one whose limit alone was reached. */
  readonly model?: string
  /** For how many seconds the service asked to wait. */
  readonly seconds?: number | undefined
}

const kinds: Readonly<Record<string, LimitKind>> = {
  requests: 'requests',
  tokens: 'tokens',
  max_parallel_requests: 'parallel',
}

/**
 * The limits in the headers of an answer of `model`, the tightest of each kind: of the key, and of that model alone.
 */
export function limitsIn(headers: Headers, model: string | null = null): ToldLimit[] {
  const tightest = new Map<string, ToldLimit>()
  // When a limit begins anew is not counted upon, so that the time does not matter.
  for (const { unit, scope, limit, remaining } of readUsageHeaders(headers, 0).limits) {
    const kind = kinds[unit]
    const isOfModel = scope.startsWith('model')
    if (kind === undefined || !limit || (isOfModel && model === null)) continue
    const place = `${kind} ${isOfModel}`
    const known = tightest.get(place)
    const isTighter = known === undefined || limit < known.limit
    // Of two that are the same, the one that tells more.
    if (isTighter || (limit === known.limit && remaining !== undefined)) {
      tightest.set(place, {
        kind,
        limit,
        ...(typeof remaining === 'number' ? { remaining } : {}),
        ...(isOfModel && model !== null ? { model } : {}),
      })
    }
  }
  return [...tightest.values()]
}

/** The kind of limit that a 429 names in its header `rate_limit_type`, as LiteLLM does. */
export function refusedKind(headers: Headers): LimitKind | undefined {
  return kinds[headers.get('rate_limit_type') ?? '']
}

/** What a refusal says about the limit in its own words, in those of LiteLLM's limiters. */
export function refusalIn({ detail = '', model }: AppError): Refusal {
  if (/no deployments available/i.test(detail)) return { kind: 'busy' }
  const type = /limit type: (requests|tokens|max_parallel_requests)/i.exec(detail)?.[1]
  const number = /current limit: (\d+)/i.exec(detail)?.[1]
  const limit = number === undefined || Number(number) === 0 ? {} : { limit: Number(number) }
  const ofModel = model === undefined ? {} : { model }
  const kind = type === undefined ? undefined : kinds[type.toLowerCase()]
  if (kind !== undefined) return { kind, ...limit, ...ofModel }
  // The oldest limiter names all three kinds in one sentence.
  if (/max parallel request/i.test(detail) && !/TPM \/ RPM/.test(detail)) {
    return { kind: 'parallel', ...limit, ...ofModel }
  }
  return { kind: 'unknown', ...ofModel }
}
