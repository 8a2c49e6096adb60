import type { LimitUnit, ToldLimit, ToldUsage } from '../../../shared/ipc/schemas/usage.ts'

type Limit = Omit<ToldLimit, 'unit' | 'scope' | 'model'>

/** Some of it, as one answer tells it. What is absent was not told. */
export interface UsageNews extends Partial<Omit<ToldUsage, 'limits' | 'toldAt'>> {
  readonly limits: readonly LimitNews[]
}

/** One limit as one answer tells it. */
export interface LimitNews extends Partial<Limit> {
  readonly unit: LimitUnit
  readonly scope: string
  readonly model: string | null
}

export const nothingTold: ToldUsage = {
  spend: null,
  maxBudget: null,
  budgetResetsAt: null,
  keyExpiresAt: null,
  limits: [],
  toldAt: null,
}

/** The scope in which LiteLLM keeps the limits of a key itself (parallel_request_limiter_v3.py). */
export const keyScope = 'api_key'

/** Takes over what is new, told at `now`; what the news is silent about stays as it was told before. */
export function withNews(told: ToldUsage, news: UsageNews, now: number): ToldUsage {
  const { limits, ...key } = news
  if (limits.length === 0 && Object.keys(key).length === 0) return told
  return { ...told, ...key, limits: limits.reduce(withLimit, told.limits), toldAt: now }
}

function withLimit(limits: readonly ToldLimit[], news: LimitNews): ToldLimit[] {
  const isIt = ({ unit, scope, model }: ToldLimit): boolean =>
    unit === news.unit && scope === news.scope && model === news.model
  const before = limits.find(isIt) ?? { limit: null, remaining: null, resetsAt: null }
  const merged = { ...before, ...news }
  return limits.some(isIt) ? limits.map((one) => (isIt(one) ? merged : one)) : [...limits, merged]
}
