import { createMeter } from './meter.ts'
import type { Refusal, ToldLimit } from './told-limits.ts'

/** Tokens that an answer is taken for before any has told how many it had. */
const firstAnswer = 500
/** The part of the average that the newest answer makes up. */
const newest = 0.2

/** What one request spends of the limits. */
export interface Spent {
  /** The request has ended; `tokens` are those of prompt and answer, where the service told them. */
  settle(now: number, tokens?: number): void
  refused(now: number, refusal: Refusal): void
}

/** The limits per minute of a key, or of one model for it: requests, and tokens of those requests that have any. */
export interface Limits {
  /** The moment from which a request may be sent, in milliseconds since 1970; `tokens` are those of its prompt. */
  opensAt(now: number, tokens: number, isBatch: boolean): number
  /** Requests that fall to a batch; Infinity where no limit is known. */
  requestsPerMinute(now: number): number
  spend(now: number, tokens: number, isBatch: boolean): Spent
  /** `at`: when the service counted. */
  told(now: number, at: number, limit: ToldLimit): void
}

export function createLimits(random: () => number): Limits {
  const requests = createMeter({ random, isWhole: true })
  const tokens = createMeter({ random, isWhole: false })
  let answer = firstAnswer

  const estimate = (prompt: number): number => (prompt === 0 ? 0 : prompt + answer)

  return {
    opensAt(now, prompt, isBatch) {
      const forRequest = requests.opensAt(now, 1, isBatch)
      return prompt === 0
        ? forRequest
        : Math.max(forRequest, tokens.opensAt(now, estimate(prompt), isBatch))
    },
    requestsPerMinute: requests.perMinute,
    spend(now, prompt, isBatch) {
      const request = requests.spend(now, 1, false, isBatch)
      const expected = estimate(prompt)
      const text = expected === 0 ? null : tokens.spend(now, expected, true, isBatch)
      return {
        settle(ended, used) {
          if (text === null) return
          if (used !== undefined) answer += newest * (Math.max(0, used - prompt) - answer)
          tokens.settle(ended, text, used ?? text.units)
        },
        refused(at, refusal) {
          request.units = 0
          if (text !== null) text.units = 0
          if (refusal.kind === 'tokens') tokens.refused(at, refusal)
          else if (refusal.kind === 'requests') requests.refused(at, refusal)
        },
      }
    },
    told(now, at, { kind, limit, remaining }) {
      if (kind === 'requests') requests.told(now, at, limit, remaining)
      if (kind === 'tokens') tokens.told(now, at, limit, remaining)
    },
  }
}
