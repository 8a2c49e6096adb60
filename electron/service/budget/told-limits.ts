import type { AppError } from '../../../shared/errors.ts'

/** What a service may limit: requests or tokens in a minute, and requests at once. */
export type LimitKind = 'requests' | 'tokens' | 'parallel'

/** A limit of the key as a service told it, and what is left of it. */
export interface ToldLimit {
  readonly kind: LimitKind
  readonly limit: number
  readonly remaining?: number
}

/** Why a request was refused with a rate limit; `busy` is a service whose own servers are all taken. */
export interface Refusal {
  readonly kind: LimitKind | 'busy' | 'unknown'
  readonly limit?: number
}

const kinds: Readonly<Record<string, LimitKind>> = {
  requests: 'requests',
  tokens: 'tokens',
  max_parallel_requests: 'parallel',
}

/** LiteLLM names whose limit it is ("x-ratelimit-api_key-limit-requests"); others, as OpenAI, do not. */
const rateLimit =
  /^x-ratelimit-(?:(.+)-)?(limit|remaining)-(requests|tokens|max_parallel_requests)$/

const keyLimits: Readonly<Record<string, LimitKind>> = {
  'x-litellm-key-rpm-limit': 'requests',
  'x-litellm-key-tpm-limit': 'tokens',
}

/**
 * The limits in the headers of an answer, the tightest of each kind. Those of a single model are left out: they say
 * nothing about requests for another.
 */
export function limitsIn(headers: Headers): ToldLimit[] {
  const told = new Map<string, { kind: LimitKind; limit?: number; remaining?: number }>()
  for (const [name, value] of headers) {
    const number = Number(value)
    if (value.trim() === '' || !Number.isFinite(number)) continue
    const [, owner = '', what, type = ''] = rateLimit.exec(name) ?? []
    const kind = kinds[type] ?? keyLimits[name]
    if (kind === undefined || owner.startsWith('model')) continue
    const place = `${keyLimits[name] ? 'key' : owner} ${kind}`
    const entry = told.get(place) ?? { kind }
    if (what === 'remaining') entry.remaining = Math.max(0, number)
    else if (number > 0) entry.limit = number
    told.set(place, entry)
  }
  const tightest = new Map<LimitKind, ToldLimit>()
  for (const { kind, limit, remaining } of told.values()) {
    if (limit === undefined) continue
    const known = tightest.get(kind)
    const isTighter = known === undefined || limit < known.limit
    // Of two that are the same, the one that tells more.
    if (isTighter || (limit === known.limit && remaining !== undefined)) {
      tightest.set(kind, { kind, limit, ...(remaining === undefined ? {} : { remaining }) })
    }
  }
  return [...tightest.values()]
}

/** The kind of limit that a 429 names in its header `rate_limit_type`, as LiteLLM does. */
export function refusedKind(headers: Headers): LimitKind | undefined {
  return kinds[headers.get('rate_limit_type') ?? '']
}

/** What a refusal says about the limit in its own words, in those of LiteLLM's limiters. */
export function refusalIn({ detail = '' }: AppError): Refusal {
  const type = /limit type: (requests|tokens|max_parallel_requests)/i.exec(detail)?.[1]
  const number = /current limit: (\d+)/i.exec(detail)?.[1]
  const limit = number === undefined || Number(number) === 0 ? {} : { limit: Number(number) }
  const kind = type === undefined ? undefined : kinds[type.toLowerCase()]
  if (kind !== undefined) return { kind, ...limit }
  if (/no deployments available/i.test(detail)) return { kind: 'busy' }
  // The oldest limiter names all three kinds in one sentence.
  if (/max parallel request/i.test(detail) && !/TPM \/ RPM/.test(detail)) {
    return { kind: 'parallel', ...limit }
  }
  return { kind: 'unknown' }
}
