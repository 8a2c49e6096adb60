import type { Result } from './simulate.ts'

/**
 * A batch starves that waits longer than this many times the longest wait under the reference: its program then has less
 * than a third of what an equal division leaves, and a transcript that takes an hour takes three.
 */
const uneven = 3
/**
 * Seconds that are no starving even so: two of the pauses for which LiteLLM asks and half of one. Who is not told how
 * many share a key can only find it out by being refused.
 */
const pauses = 150

/** What a run has to reach, where the reference came to `best` in the same scenario. */
export interface Goals {
  /** The part of what the reference gets through. */
  readonly throughput: number
  /** The part of the requests that is refused. */
  readonly refused: number
  /** Seconds without any answer for a program's batch. */
  readonly longestGap: number
  /** Seconds from a request of a batch to its answer, behind what its program still waits for. */
  readonly longestWait: number
}

export function goalsFrom(best: Result): Goals {
  return {
    throughput: 0.9,
    refused: 0.02,
    longestGap: Math.max(pauses, uneven * best.longestGap),
    longestWait: Math.max(pauses, uneven * best.longestWait),
  }
}

/** Those of its goals that a run misses. */
export function missedGoals(result: Result, best: Result): (keyof Goals)[] {
  const { throughput, refused, longestGap, longestWait } = goalsFrom(best)
  const isMet: Readonly<Record<keyof Goals, boolean>> = {
    throughput: result.throughput >= throughput * best.throughput,
    refused: result.refused < refused,
    longestGap: result.longestGap <= longestGap,
    longestWait: result.longestWait <= longestWait,
  }
  return (Object.keys(isMet) as (keyof Goals)[]).filter((goal) => !isMet[goal])
}
