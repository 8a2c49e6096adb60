import { createSearch } from './search.ts'

// The parts and times below are those with which the simulation (tests/bench/budget) came nearest to its goals.

const minute = 60_000
/**
 * Milliseconds in which a limit counts: a minute, and what a request may be late on its way, so that what was sent a
 * minute apart does not arrive within one. LiteLLM counts in whole seconds.
 */
const window = 61_500
/** The part of a limit that several programs of one key share out among themselves; the rest is their inaccuracy. */
const shared = 0.94
/** The part of what came through up to a refusal that is used from then on, where nothing tells how much is left. */
const cautious = 0.94
/** Fewer requests than these say nothing of the part that fell to this program: it then only goes a little slower. */
const telling = 3
const decrease = 0.75
/** The least that a program takes of a limit, however many others there are. */
const leastPart = 1 / 16
/** What each program adds to its own in sharing, as a part of the limit: those with less gain on those with more. */
const levelling = 0.005
/** The parts of a limit between which its use is as it should be; few looks in a minute miss the most of it. */
const enough = 0.75
const tooMuch = 0.985
/** The parts of a limit at which a batch stops: as the service told it, and as it will be by now if all is used. */
const nearlyUsed = 0.93
const nearlyProjected = 0.97
/** Milliseconds by which a batch may catch up on its even pace. */
const lag = 1000
/** Growth in a minute, and where less than half of the limit is used. */
const growth = 1.15
const fastGrowth = 2

/** What a request spends; it counts until it is out of the window, and as long as it is open. */
export interface Spending {
  /** Milliseconds since 1970. */
  at: number
  units: number
  isOpen: boolean
}

interface Reading {
  readonly at: number
  readonly used: number
}

/**
 * One limit per minute, of requests or of tokens, as far as it is known, and what was spent of it. A person may spend
 * all of it; a batch goes at an even pace, which leaves room for the other programs that use the key.
 */
export interface Meter {
  /** The moment from which so many units may be spent, in milliseconds since 1970; it may have passed. */
  opensAt(now: number, units: number, isBatch: boolean): number
  /** `isOpen`: how much it is shows only when the request ends, and is counted then, as tokens are. */
  spend(now: number, units: number, isOpen: boolean): Spending
  /** An open request has ended, and used so many units. */
  settle(now: number, spending: Spending, units: number): void
  /** The service told the limit of the key and, perhaps, how much of it is left. */
  told(now: number, limit: number, remaining?: number): void
  /** A request was refused because the limit was reached: what others spent is what the service takes. */
  refused(now: number, limit?: number): void
}

export function createMeter(): Meter {
  let log: Spending[] = []
  let limit = Number.POSITIVE_INFINITY
  /** Units a minute for a batch. */
  let allowance = Number.POSITIVE_INFINITY
  /** When a batch may spend again at its even pace. */
  let pacedFrom = Number.NEGATIVE_INFINITY
  /** What was used of the limit by all programs together, as the service told in the last window. */
  let readings: Reading[] = []
  /** When the service began to count the present minute, as far as that shows. */
  let windowFrom = Number.NEGATIVE_INFINITY
  /** When the limit is divided anew. */
  let shareFrom = Number.NEGATIVE_INFINITY
  const search = createSearch()

  function forget(now: number): void {
    log = log.filter(({ at, isOpen }) => isOpen || at > now - window)
    readings = readings.filter(({ at }) => at > now - window)
  }

  function spent(): number {
    return log.reduce((sum, { units }) => sum + units, 0)
  }

  /** When enough has left the window for so many more. */
  function hasRoomAt(now: number, units: number): number {
    let over = spent() + units - limit
    if (over <= 0 || log.length === 0) return now
    for (const { at, units, isOpen } of log.toSorted((one, other) => one.at - other.at)) {
      if (isOpen) continue
      over -= units
      if (over <= 0) return at + window
    }
    // Only the end of a request can tell.
    return Number.POSITIVE_INFINITY
  }

  /** Divides the limit among the programs that use the key, by what each has used in the last window. */
  function share(now: number): void {
    const used = Math.max(...readings.map((reading) => reading.used))
    const isFirst = shareFrom === Number.NEGATIVE_INFINITY
    if (isFirst ? used < limit / 4 : now < shareFrom) return
    shareFrom = now + window
    const own = spent()
    const others = Math.max(0, used - own)
    if (!isFirst && used > limit * enough && used < limit * tooMuch) return
    const added = limit * levelling
    const fair = (limit * shared * (own + added)) / (own + others + 2 * added)
    // Whoever did not use up the own part keeps it, as far as the others leave it.
    const kept = own < allowance * 0.75 ? Math.min(allowance, limit * shared - others) : 0
    const part =
      others <= Math.max(1, limit * 0.02) ? limit : Math.max(fair, kept, limit * leastPart)
    // Others may only be pausing: what they leave is taken step by step.
    const step = used < limit / 2 ? fastGrowth : growth
    allowance = isFirst ? part : Math.min(part, allowance * step)
  }

  /** Near the end of what is left a batch stops, so that others and persons are not refused. */
  function holdBatch({ at, used }: Reading, before?: Reading): void {
    // Much less than before: the service has begun a new minute, about as long ago as it takes to use so much.
    if (before && before.used - used > limit / 3) {
      windowFrom = Math.max(before.at, at - (used / limit) * minute)
    }
    if (isAlone() || used < limit * nearlyUsed) return
    const isCounting = at < windowFrom + window
    // Who counts back from each request frees a little at a time.
    pacedFrom = Math.max(pacedFrom, isCounting ? windowFrom + window : at + window / 30)
  }

  /** When the next minute begins, where by now all of this one must be used. */
  function projectedAt(now: number): number {
    const last = readings.at(-1)
    const end = windowFrom + window
    if (!last || isAlone() || now >= end || last.at < windowFrom) return now
    const used = last.used + ((now - last.at) / minute) * limit
    return used > limit * nearlyProjected ? end : now
  }

  function isAlone(): boolean {
    return allowance >= limit
  }

  /** Where nothing tells what is left, only trying shows whether there is more by now. */
  function lookForMore(now: number): void {
    if (readings.length > 0 || isAlone() || !search.mayGrow(now)) return
    allowance = Math.min(limit, Math.max(allowance * growth, allowance + 1))
  }

  return {
    opensAt(now, units, isBatch) {
      forget(now)
      lookForMore(now)
      const roomAt = hasRoomAt(now, units)
      return isBatch ? Math.max(roomAt, pacedFrom, projectedAt(now)) : roomAt
    },
    spend(now, units, isOpen) {
      const spending = { at: now, units, isOpen }
      log.push(spending)
      const interval = (units / allowance) * minute
      pacedFrom = Math.max(pacedFrom, now - lag) + interval
      return spending
    },
    settle(now, spending, units) {
      pacedFrom += ((units - spending.units) / allowance) * minute
      spending.at = now
      spending.units = units
      spending.isOpen = false
    },
    told(now, told, remaining) {
      allowance = told > limit ? told : Math.min(allowance, told)
      limit = told
      if (remaining === undefined) return
      forget(now)
      const reading = { at: now, used: limit - remaining }
      holdBatch(reading, readings.at(-1))
      readings.push(reading)
      share(now)
    },
    refused(now, told) {
      forget(now)
      if (told !== undefined) limit = told
      // What is open was not counted yet.
      const counted = log.filter(({ isOpen, units }) => !isOpen && units > 0)
      const own = counted.reduce((sum, { units }) => sum + units, 0)
      if (own >= limit * 0.9) allowance = limit
      else if (counted.length >= telling) allowance = own * cautious
      else allowance = Math.min(allowance, limit) * decrease
      if (Number.isFinite(limit)) allowance = Math.max(allowance, limit * leastPart)
      search.refused(now)
      shareFrom = now + 2 * window
    },
  }
}
