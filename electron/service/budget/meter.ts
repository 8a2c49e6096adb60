import { createShare } from './share.ts'
import type { ShareOptions } from './share.ts'

const minute = 60_000
/** Milliseconds in which own spending counts: a minute, and what a request may be late on its way. */
const window = minute + 500
/** Milliseconds for which spending is remembered: an answer tells what was left when its request was sent. */
const remembered = 5 * minute
/** The part of its even interval after which a batch may spend again: slack to catch up on what made it late. */
const pace = 0.8
/**
 * Milliseconds by which a batch may catch up on that pace. Of tokens much, so that a refusal costs its pause and not also
 * the time to spend as much again. But what is told to be left leaves out what is in flight: where a minute begins anew
 * for all programs, those that catch up together would not see its end in time.
 */
const lag = { short: 2000, long: 20_000 }
/** No answer in so many milliseconds told that less than this part was spent: the service counts back from each. */
const anew = { part: 0.4, within: 2 * minute }
/**
 * The part of a minute by which chance puts off a batch of requests after a refusal: whoever comes last in a service's
 * minute is refused for all, and is to be another one the next time.
 */
const shift = 0.25
/**
 * Milliseconds within which a second refusal, with nothing spent in between, tells that the others use all of a service's
 * minute before this program's turn in it comes.
 */
const again = 2 * minute

/** The limit that was reached, and for how many seconds the service asked to wait. */
export interface ToldByRefusal {
  readonly limit?: number | undefined
  readonly seconds?: number | undefined
}

/** What a request spends; it counts until it is out of the window, and as long as it is open. */
export interface Spending {
  /** Milliseconds since 1970. */
  at: number
  units: number
  isOpen: boolean
}

/**
 * One limit per minute, of requests or of tokens, as far as it is known, and what was spent of it. In any minute no more
 * is spent than this program's share, and a batch spends it at a pace that leaves gaps for persons.
 */
export interface Meter {
  /** The moment from which so many units may be spent, in milliseconds since 1970; it may have passed. */
  opensAt(now: number, units: number, isBatch: boolean): number
  /** Units a minute that fall to a batch. */
  perMinute(now: number): number
  /** `isOpen`: how much it is shows only when the request ends, and is counted then, as tokens are. */
  spend(now: number, units: number, isOpen: boolean, isBatch: boolean): Spending
  /** An open request has ended, and used so many units. */
  settle(now: number, spending: Spending, units: number): void
  /** The service told the limit of the key and, perhaps, how much of it was left at the moment `at`. */
  told(now: number, at: number, limit: number, remaining?: number): void
  /** A request was refused because the limit was reached. */
  refused(now: number, told: ToldByRefusal): void
}

export function createMeter(options: ShareOptions): Meter {
  const { random, isWhole } = options
  const share = createShare(options)
  let log: Spending[] = []
  /** When a batch may spend again at its pace. */
  let pacedFrom = Number.NEGATIVE_INFINITY
  /** Nothing is sent before. */
  let outUntil = Number.NEGATIVE_INFINITY
  let refusedAt = Number.NEGATIVE_INFINITY
  /** When an answer told that little was spent, or the first one told anything. */
  let begunAt: number | undefined

  function lagAt(now: number): number {
    const isAnew = begunAt !== undefined && now <= begunAt + anew.within
    return isWhole || isAnew ? lag.short : lag.long
  }

  /** What ended in the minute up to `end`. */
  function spentUpTo(end: number): number {
    return log.reduce(
      (sum, { at, units, isOpen }) =>
        !isOpen && at > end - minute && at <= end ? sum + units : sum,
      0,
    )
  }

  /** When enough has left the window for so many more. */
  function hasRoomAt(now: number, units: number, most: number): number {
    const counted = log.filter(({ at, isOpen }) => isOpen || at > now - window)
    // Where requests differ the sum swings by one of them, and is to do so around the share.
    const needed = isWhole ? units : units / 2
    let over = counted.reduce((sum, one) => sum + one.units, needed) - most
    let roomAt = now
    for (const { at, units, isOpen } of counted.toSorted((one, other) => one.at - other.at)) {
      if (over <= 0) return roomAt
      if (isOpen) continue
      over -= units
      roomAt = at + window
    }
    // Only the end of a request can tell.
    return over > 0 && counted.some(({ isOpen }) => isOpen) ? Number.POSITIVE_INFINITY : roomAt
  }

  return {
    opensAt(now, units, isBatch) {
      log = log.filter(({ at, isOpen }) => isOpen || at > now - remembered)
      const roomAt = Math.max(outUntil, hasRoomAt(now, units, share.at(now, isBatch)))
      return isBatch ? Math.max(roomAt, pacedFrom) : roomAt
    },
    perMinute: (now) => share.at(now, true),
    spend(now, units, isOpen, isBatch) {
      const spending = { at: now, units, isOpen }
      log.push(spending)
      const interval = pace * (units / share.at(now, true)) * window
      if (isBatch) pacedFrom = Math.max(pacedFrom, now - lagAt(now)) + interval
      return spending
    },
    settle(now, spending, units) {
      spending.at = now
      spending.units = units
      spending.isOpen = false
    },
    told(now, at, limit, remaining) {
      if (remaining !== undefined) {
        const isBegun = limit - remaining < limit * anew.part
        begunAt = isBegun ? now : (begunAt ?? now)
      }
      share.told(now, limit, remaining, spentUpTo(at))
    },
    refused(now, { limit, seconds = 0 }) {
      const own = spentUpTo(now)
      share.refused(now, limit, own)
      if (!isWhole) return
      pacedFrom = now + minute + random() * shift * minute
      // From another place in that minute one of those is refused who have more. Longer waits are not for a minute's limit.
      const isShut = own === 0 && now < refusedAt + again && seconds * 1000 <= minute
      if (isShut) outUntil = now + seconds * 1000 * (1 + random())
      refusedAt = now
    },
  }
}
