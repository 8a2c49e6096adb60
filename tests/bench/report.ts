import type { Outcome } from './goal.ts'
import { quantile } from './statistics.ts'

/** "P2  first token on screen, p50: 28.1 ms | baseline 17.1 ms | ratio 1.64 | goal … | met" */
export function describeOutcome(outcome: Outcome): string {
  const { id, name, figure, baseline, ratio, goal, verdict } = outcome
  return `${id}  ${name}: ${figure} | baseline ${baseline} | ratio ${ratio} | goal ${goal} | ${verdict}`
}

export function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`
}

/** "p50 12.0 ms, p95 20.1 ms, lowest 9.8 ms, highest 24.0 ms (40 times)" */
export function describeSpread(values: readonly number[]): string {
  const at = (share: number) => milliseconds(quantile(values, share))
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, lowest ${at(0)}, highest ${at(1)} (${values.length} times)`
}
