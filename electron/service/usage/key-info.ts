import { fieldOf, isObject, parseJson, textField } from '../json.ts'
import { amountOf, countOf } from './numbers.ts'
import { keyScope, type LimitNews, type UsageNews } from './told-usage.ts'

/** Wrappings that an answer may have: LiteLLM's own `info`, and what proxies put around it, also as a text. */
const mostWrappings = 4

/**
 * What LiteLLM's GET /key/info tells of the calling key (shape in litellm#11639). A limit that is null there is one that
 * the operator did not set, for which `none` stands. Undefined where the answer is something else. The key's hash,
 * name and owner are left where they are.
 */
export function readKeyInfo(answer: unknown): UsageNews | undefined {
  const info = unwrap(answer)
  if (info === undefined) return undefined
  const spend = amountOf(fieldOf(info, 'spend'))
  const budget = fieldOf(info, 'max_budget')
  const maxBudget = budget === null ? 'none' : amountOf(budget)
  const budgetResetsAt = momentField(info, 'budget_reset_at')
  const keyExpiresAt = momentField(info, 'expires')
  return {
    ...(spend === undefined ? {} : { spend }),
    ...(maxBudget === undefined ? {} : { maxBudget }),
    ...(budgetResetsAt === undefined ? {} : { budgetResetsAt }),
    ...(keyExpiresAt === undefined ? {} : { keyExpiresAt }),
    limits: [
      ...limitField(info, 'rpm_limit', 'requests'),
      ...limitField(info, 'tpm_limit', 'tokens'),
      ...limitField(info, 'max_parallel_requests', 'max_parallel_requests'),
    ],
  }
}

/** The object that has the key's spend, in whatever it is wrapped. */
function unwrap(answer: unknown): object | undefined {
  let value = answer
  for (let wrapping = 0; wrapping <= mostWrappings; wrapping++) {
    if (typeof value === 'string') value = parseJson(value)
    if (!isObject(value)) return undefined
    if (fieldOf(value, 'spend') !== undefined || fieldOf(value, 'max_budget') !== undefined) {
      return value
    }
    value = fieldOf(value, 'info') ?? fieldOf(value, 'data')
  }
  return undefined
}

/** LiteLLM's database writes ISO times, in UTC with or without saying so; null is "never". */
function momentField(info: object, name: string): number | null | undefined {
  if (fieldOf(info, name) === null) return null
  const text = textField(info, name)
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}T/.test(text)) return undefined
  const moment = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(moment) ? undefined : moment
}

function limitField(info: object, name: string, unit: LimitNews['unit']): LimitNews[] {
  const limit = countOf(fieldOf(info, name))
  return limit === undefined ? [] : [{ unit, scope: keyScope, model: null, limit }]
}
