import { z } from 'zod'
import { aboutService } from './findings.ts'

/** Milliseconds since 1970. */
const moment = z.number()

export const limitUnit = z.enum(['requests', 'tokens', 'max_parallel_requests'])
export type LimitUnit = z.infer<typeof limitUnit>

/** One limit as the service told it; null is what it did not tell. */
export const toldLimit = z.object({
  unit: limitUnit,
  /** Whom it is for, in the service's own word: api_key, model_per_key, team, …; empty where it does not say. */
  scope: z.string(),
  /** The model that was asked when a limit of one model was told; null for any other limit. */
  model: z.string().nullable(),
  limit: z.number().nonnegative().nullable(),
  remaining: z.number().nonnegative().nullable(),
  resetsAt: moment.nullable(),
})
export type ToldLimit = z.infer<typeof toldLimit>

/** What the service told of the key: null is what it did not tell, "none" what it says there is none of. */
export const toldUsage = z.object({
  /** In the service's currency; LiteLLM reckons in US dollars. */
  spend: z.number().nullable(),
  maxBudget: z.union([z.number(), z.literal('none')]).nullable(),
  budgetResetsAt: moment.nullable(),
  keyExpiresAt: moment.nullable(),
  limits: z.array(toldLimit),
  /** When any of it was told last; null where nothing was. */
  toldAt: moment.nullable(),
})
export type ToldUsage = z.infer<typeof toldUsage>

/** What one model did on one day, by Jutt's own count. */
export const usageRow = z.object({
  /** The local day, YYYY-MM-DD. */
  day: z.string(),
  model: z.string(),
  answers: z.number().int().nonnegative(),
  /** Those of the answers whose tokens the service did not tell; they are not in the sums. */
  untoldAnswers: z.number().int().nonnegative(),
  promptTokens: z.number().int().nonnegative(),
  completionTokens: z.number().int().nonnegative(),
  audioSeconds: z.number().nonnegative(),
})
export type UsageRow = z.infer<typeof usageRow>

/** What Settings show of the service that is connected; null while none is, and in practice. */
export const serviceUsage = z
  .object({
    told: toldUsage,
    about: aboutService,
    /** The local day that it is now, YYYY-MM-DD. */
    today: z.string(),
    /** The days of the last 30 on which something was done, newest first. */
    own: z.array(usageRow),
  })
  .nullable()
export type ServiceUsage = z.infer<typeof serviceUsage>
