import { createLimits } from './limits.ts'
import type { Limits, Spent } from './limits.ts'
import type { ToldLimit } from './told-limits.ts'

/** What a request would spend. */
export interface Demand {
  /** Of its prompt; 0 where it has none, as sound. */
  readonly tokens: number
  readonly isBatch: boolean
  readonly model: string | undefined
}

/**
 * The limits per minute of a key, and those of single models for it, which LiteLLM counts each by itself. Moments are
 * milliseconds since 1970.
 */
export interface KeyLimits {
  /** From when the limits of the key allow such a request. */
  opensAt(now: number, demand: Demand): number
  /** From when those of its model do. */
  modelOpensAt(now: number, demand: Demand): number
  /** Requests that fall to a batch, of those that ask `model` if one is named; Infinity where no limit is known. */
  requestsPerMinute(now: number, model?: string): number
  /** Of the limits of the key and of its model. */
  spend(now: number, demand: Demand): Spent
  /** `at`: when the service counted. */
  told(now: number, at: number, limits: readonly ToldLimit[]): void
}

export function createKeyLimits(random: () => number): KeyLimits {
  const ofKey = createLimits(random)
  /** Each model that was asked, for a limit of it may show later. */
  const ofModels = new Map<string, Limits>()

  function ofModel(model: string): Limits {
    const known = ofModels.get(model)
    if (known) return known
    const limits = createLimits(random)
    ofModels.set(model, limits)
    return limits
  }

  const asked = (model: string | undefined): Limits | undefined =>
    model === undefined ? undefined : ofModels.get(model)

  return {
    opensAt: (now, { tokens, isBatch }) => ofKey.opensAt(now, tokens, isBatch),
    modelOpensAt: (now, { tokens, isBatch, model }) =>
      asked(model)?.opensAt(now, tokens, isBatch) ?? now,
    requestsPerMinute: (now, model) =>
      Math.min(ofKey.requestsPerMinute(now), asked(model)?.requestsPerMinute(now) ?? Infinity),
    spend(now, { tokens, isBatch, model }) {
      const spentOfKey = ofKey.spend(now, tokens, isBatch)
      const spentOfModel =
        model === undefined ? undefined : ofModel(model).spend(now, tokens, isBatch)
      return {
        settle(ended, used) {
          spentOfKey.settle(ended, used)
          spentOfModel?.settle(ended, used)
        },
        refused(at, refusal) {
          const ofOther = { ...refusal, kind: 'unknown' } as const
          const isOfModel = refusal.model !== undefined
          spentOfKey.refused(at, isOfModel ? ofOther : refusal)
          spentOfModel?.refused(at, isOfModel ? refusal : ofOther)
        },
      }
    },
    told(now, at, told) {
      for (const limit of told) {
        const limits = limit.model === undefined ? ofKey : ofModel(limit.model)
        limits.told(now, at, limit)
      }
    },
  }
}
