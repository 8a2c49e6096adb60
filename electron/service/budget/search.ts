const minute = 60_000
/**
 * A refusal may cost a whole minute, for LiteLLM always asks for that long a pause: one in ten minutes costs a tenth
 * of the throughput at most, and each further one half as much.
 */
const firstQuiet = 10 * minute
const longestQuiet = 60 * minute

/** When to try whether a service takes more than it last did: the more seldom, the more often the answer was no. */
export interface Search {
  /** Is it time to ask for a little more? At most once a minute. Moments in milliseconds since 1970. */
  mayGrow(now: number): boolean
  refused(now: number): void
}

export function createSearch(): Search {
  let quiet = firstQuiet
  let next = Number.NEGATIVE_INFINITY
  let isSearching = false

  return {
    mayGrow(now) {
      if (now < next) return false
      next = now + minute
      isSearching = true
      return true
    },
    refused(now) {
      if (isSearching) quiet = Math.min(longestQuiet, quiet * 2)
      isSearching = false
      next = now + quiet
    },
  }
}
