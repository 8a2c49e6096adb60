import type { LimitUnit } from '../../../shared/ipc/schemas/usage.ts'
import { amountOf, countOf } from './numbers.ts'
import { resetTime } from './reset-time.ts'
import { keyScope, type LimitNews, type UsageNews } from './told-usage.ts'

/**
 * `x-ratelimit-limit-requests` as OpenAI and LiteLLM document it (docs.litellm.ai/docs/proxy/response_headers), and with
 * a scope before or without it as LiteLLM's limiter writes it: `x-ratelimit-api_key-remaining-tokens`
 * (litellm/proxy/hooks/parallel_request_limiter_v3.py).
 */
const rateLimit =
  /^x-ratelimit-(?:(?<scope>.+)-)?(?<part>limit|remaining|reset)-(?<unit>requests|tokens|max_parallel_requests)$/

/**
 * What the headers of any answer, success or error, tell of the key's spend and limits
 * (litellm/proxy/common_request_processing.py). `now` and the times in it are milliseconds since 1970; `model` is the one
 * that was asked, which the headers do not name. Never throws.
 */
export function readUsageHeaders(
  headers: Iterable<readonly [name: string, value: string]>,
  now: number,
  model: string | null = null,
): UsageNews {
  const limits = new Map<string, LimitNews>()
  const key: { spend?: number; maxBudget?: number } = {}

  function tell(unit: LimitUnit, scope: string, told: Partial<LimitNews>): void {
    const place = `${scope} ${unit}`
    const ofModel = scope.startsWith('model') ? model : null
    limits.set(place, { ...limits.get(place), ...told, unit, scope, model: ofModel })
  }

  for (const [name, value] of headers) {
    const amount = amountOf(value)
    const count = countOf(value)
    switch (name.toLowerCase()) {
      case 'x-litellm-key-spend':
        if (amount !== undefined) key.spend = amount
        break
      case 'x-litellm-key-max-budget':
        if (amount !== undefined) key.maxBudget = amount
        break
      case 'x-litellm-key-rpm-limit':
        if (count !== undefined) tell('requests', keyScope, { limit: count })
        break
      case 'x-litellm-key-tpm-limit':
        if (count !== undefined) tell('tokens', keyScope, { limit: count })
        break
      default: {
        const groups = rateLimit.exec(name.toLowerCase())?.groups
        if (groups === undefined) break
        const unit = unitOf(groups['unit'])
        const told = partOf(groups['part'], value, count, now)
        if (told !== undefined) tell(unit, groups['scope'] ?? '', told)
      }
    }
  }
  return { ...key, limits: [...limits.values()] }
}

function unitOf(text: string | undefined): LimitUnit {
  return text === 'tokens' || text === 'max_parallel_requests' ? text : 'requests'
}

function partOf(
  part: string | undefined,
  value: string,
  count: number | undefined,
  now: number,
): Partial<LimitNews> | undefined {
  if (part === 'reset') {
    const resetsAt = resetTime(value, now)
    return resetsAt === undefined ? undefined : { resetsAt }
  }
  // A limiter that counts afterwards may have let through too much.
  if (part === 'remaining' && /^-\d+$/.test(value)) return { remaining: 0 }
  if (count === undefined) return undefined
  return part === 'limit' ? { limit: count } : { remaining: count }
}
