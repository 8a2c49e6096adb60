import { createSearch } from './search.ts'

/**
 * At the beginning: one request is worked at while the next one uploads, which keeps a server busy and is as much as
 * the tightest keys allow. It widens after as many answers.
 */
const first = 2
/** More would not be answered sooner by a server that many share. */
const most = 8
/** What is left of the window after a refusal; the rest comes back with the next answers. */
const decrease = 0.75

/** How many requests may be in flight at once: one more after each full round, less after each refusal. */
export interface Concurrency {
  size(): number
  /** As many the service is known, or not known, not to take: the most to which a person may go beyond the window. */
  ceiling(): number
  told(limit: number): void
  /** A request was answered; `inFlight` counts it. */
  answered(now: number, inFlight: number): void
  /** A request was refused because there were too many; `inFlight` counts it. */
  refused(now: number, inFlight: number): void
}

export function createConcurrency(): Concurrency {
  let size = first
  let limit = Number.POSITIVE_INFINITY
  /** As many were accepted when one more was refused. */
  let accepted = Number.POSITIVE_INFINITY
  let answers = 0
  const search = createSearch()

  const ceiling = (): number => Math.max(1, Math.min(limit, accepted, most))

  return {
    size: () => Math.min(size, ceiling()),
    ceiling: () => Math.max(1, Math.min(limit, accepted)),
    told(told) {
      limit = told
    },
    answered(now, inFlight) {
      if (inFlight < Math.min(size, ceiling())) return
      if (accepted < Math.min(limit, most) && search.mayGrow(now)) accepted += 1
      answers += 1
      if (answers < size || size >= ceiling()) return
      answers = 0
      size += 1
    },
    refused(now, inFlight) {
      accepted = Math.max(1, inFlight - 1)
      size = Math.max(1, Math.floor(Math.min(size, accepted) * decrease))
      answers = 0
      search.refused(now)
    },
  }
}
