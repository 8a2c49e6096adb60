import { createSearch } from './search.ts'
import { createUse } from './use.ts'
import type { Reading } from './use.ts'

// The parts and times below are those with which the simulation (tests/bench/budget) came nearest to its goals.

const minute = 60_000
/**
 * Milliseconds in which a limit counts: a minute, and what a request may be late on its way, so that what was sent a
 * minute apart does not arrive within one. LiteLLM counts in whole seconds.
 */
const window = 61_500
/** The part of a limit that all programs of a key are to use together, by the way in which the service counts. */
const full = { fixed: 1.01, sliding: 0.935 }
/** By what a program narrows for what is used beyond that; it widens by the square of what is left. */
const narrowing = 1.2
const widening = 1
/** What each program adds to its own in a minute, as a part of the limit: those with less gain on those with more. */
const levelling = 0.001
/** The least that a program takes of a limit, however many others there are. */
const leastPart = 1 / 16
/** The parts of a limit at which a batch stops: near the end of a minute, and where each request frees a little. */
const nearly = { fixed: 0.98, sliding: 0.93 }
/** What is left of the allowance after a refusal, in the face of what came through; and the least that is. */
const cautious = 0.85
const decrease = 0.5
/** The same where nothing tells how much is left. */
const blindDecrease = 0.75
/** Fewer requests than these say nothing of the part that fell to this program: it then only goes a little slower. */
const telling = 3
/** Growth in a minute where nothing tells how much is left. */
const growth = 1.08
/** Milliseconds by which a batch may catch up on its even pace. */
const lag = 1000
/** The steps of its even pace by which persons may set back a batch. */
const mostSetback = 8

/** What a request spends; it counts until it is out of the window, and as long as it is open. */
export interface Spending {
  /** Milliseconds since 1970. */
  at: number
  units: number
  isOpen: boolean
}

export interface MeterOptions {
  /** 0 to 1. */
  readonly random: () => number
  /**
   * What is left of the allowance after a refusal, in the face of what came through, where nothing tells how much is
   * left: the less, the more what requests spend differs.
   */
  readonly blindlyCautious: number
}

/**
 * One limit per minute, of requests or of tokens, as far as it is known, and what was spent of it. A person may spend
 * all of it; a batch goes at an even pace, which leaves room for the other programs that use the key.
 */
export interface Meter {
  /** The moment from which so many units may be spent, in milliseconds since 1970; it may have passed. */
  opensAt(now: number, units: number, isBatch: boolean): number
  /** `isOpen`: how much it is shows only when the request ends, and is counted then, as tokens are. */
  spend(now: number, units: number, isOpen: boolean, isBatch: boolean): Spending
  /** An open request has ended, and used so many units. */
  settle(now: number, spending: Spending, units: number): void
  /** The service told the limit of the key and, perhaps, how much of it was left at the moment `at`. */
  told(now: number, at: number, limit: number, remaining?: number): void
  /** Nothing is sent until then, because of a refusal; a request spends so many units on average. */
  paused(until: number, average: number): void
  /** A request was refused because the limit was reached: what others spent is what the service takes. */
  refused(now: number, limit?: number): void
}

export function createMeter({ random, blindlyCautious }: MeterOptions): Meter {
  let log: Spending[] = []
  let limit = Number.POSITIVE_INFINITY
  /** Units a minute for a batch. */
  let allowance = Number.POSITIVE_INFINITY
  /** When a batch may spend again at its even pace. */
  let pacedFrom = Number.NEGATIVE_INFINITY
  const use = createUse(window)
  /** When the limit is divided anew. */
  let shareFrom = Number.NEGATIVE_INFINITY
  /** The part of the limit that was in use when it was divided last. */
  let usedBefore = 0
  /** When a batch is to have its turn at the latest. */
  let turnAt = Number.POSITIVE_INFINITY
  const search = createSearch()

  function forget(now: number): void {
    const since = Math.min(now - window, use.isKnown ? use.since : now)
    log = log.filter(({ at, isOpen }) => isOpen || at > since)
  }

  function spent(since: number, withOpen = true): number {
    return log.reduce(
      (sum, { at, units, isOpen }) => (at > since && (withOpen || !isOpen) ? sum + units : sum),
      0,
    )
  }

  /** When enough has left the window for so many more. */
  function hasRoomAt(now: number, units: number): number {
    let over = spent(now - window) + units - limit
    if (over <= 0 || log.length === 0) return now
    for (const { at, units, isOpen } of log.toSorted((one, other) => one.at - other.at)) {
      if (isOpen || at <= now - window) continue
      over -= units
      if (over <= 0) return at + window
    }
    // Only the end of a request can tell.
    return Number.POSITIVE_INFINITY
  }

  /**
   * Sets what falls to this program. All of a key see the same use of the limit and answer it in the same way, by which
   * they come to equal parts (additive increase, multiplicative decrease; Kelly, Maulloo and Tan 1998).
   */
  function share(now: number): void {
    const used = use.inWindow() / limit
    if (shareFrom === Number.NEGATIVE_INFINITY ? used < 1 / 4 : now < shareFrom) return
    const target = use.isFixed ? full.fixed : full.sliding
    const length = Math.max(window, now - use.since)
    const own = (spent(now - length, false) / length) * window
    shareFrom = now + Math.max(window, length / 2)
    if (isAlone()) {
      const others = used * limit - own
      if (others > Math.max(1, limit * leastPart))
        allowance = (limit * target * own) / (own + others)
    } else {
      // Others may only be pausing.
      const over = (used > target ? used : Math.max(used, usedBefore)) - target
      const part = allowance * (over > 0 ? 1 - narrowing * over : 1 + widening * over ** 2)
      allowance = Math.min(limit, Math.max(part, limit * leastPart) + limit * levelling)
    }
    usedBefore = used
  }

  /** Near the end of what is left a batch stops, so that others and persons are not refused. */
  function holdBatch(now: number, { used }: Reading): void {
    if (isAlone()) return
    const end = use.windowFrom + window
    if (use.isFixed && now < end) {
      if (used >= limit * nearly.fixed) pacedFrom = Math.max(pacedFrom, end)
      return
    }
    // Who counts back from each request frees a little at a time.
    const over = used / limit - nearly.sliding
    if (over > 0) pacedFrom = Math.max(pacedFrom, now + over * window)
  }

  /** When the next minute begins, where by now all of this one must be used. */
  function projectedAt(now: number): number {
    const last = use.last
    const end = use.windowFrom + window
    if (!last || !use.isFixed || isAlone() || now >= end || last.at < use.windowFrom) return now
    const used = last.used + ((now - last.at) / minute) * limit
    return used > limit ? end : now
  }

  function isAlone(): boolean {
    return allowance >= limit
  }

  /** Where nothing tells what is left, only trying shows whether there is more by now. */
  function lookForMore(now: number): void {
    if (use.isKnown || isAlone() || !search.mayGrow(now)) return
    allowance = Math.min(limit, Math.max(allowance * growth, allowance + 1))
  }

  return {
    opensAt(now, units, isBatch) {
      forget(now)
      lookForMore(now)
      const roomAt = hasRoomAt(now, units)
      return isBatch ? Math.max(roomAt, pacedFrom, projectedAt(now)) : roomAt
    },
    spend(now, units, isOpen, isBatch) {
      const spending = { at: now, units, isOpen }
      log.push(spending)
      const interval = (units / allowance) * minute
      const due = Math.max(pacedFrom, now - lag) + interval
      if (isBatch) turnAt = now + mostSetback * interval
      // However much persons ask, a batch gets its turn.
      const setBack = use.isKnown ? Math.min(due, turnAt) : due
      pacedFrom = isBatch ? due : Math.max(pacedFrom, setBack)
      return spending
    },
    settle(now, spending, units) {
      pacedFrom += ((units - spending.units) / allowance) * minute
      spending.at = now
      spending.units = units
      spending.isOpen = false
    },
    told(now, at, told, remaining) {
      allowance = told > limit ? told : Math.min(allowance, told)
      limit = told
      if (remaining === undefined) return
      forget(now)
      const reading = { at, used: limit - remaining }
      use.note(reading, limit)
      holdBatch(now, reading)
      share(now)
    },
    refused(now, told) {
      forget(now)
      if (told !== undefined) limit = told
      const present = Math.min(allowance, limit)
      // What is open was not counted yet.
      const counted = log.filter(
        ({ at, isOpen, units }) => !isOpen && units > 0 && at > now - window,
      )
      const own = counted.reduce((sum, { units }) => sum + units, 0)
      if (own >= limit * 0.9) allowance = limit
      else if (use.isKnown)
        allowance = cautious * Math.max(present * decrease, Math.min(present, own))
      else allowance = counted.length < telling ? present * blindDecrease : own * blindlyCautious
      if (Number.isFinite(limit)) allowance = Math.max(allowance, limit * leastPart)
      search.refused(now)
    },
    paused(until, average) {
      shareFrom = Math.max(shareFrom, until + window)
      // Many were refused together, and are not to come back together.
      if (!use.isKnown) return
      pacedFrom = Math.max(pacedFrom, until + random() * (average / allowance) * minute)
    },
  }
}
