// The figures below are those with which the simulation (tests/bench/budget) came nearest to its goals.

const minute = 60_000
/** The least that a program takes of a limit, however many others there are. */
const least = 1 / 16
/** A limit counts as met when less than this part is left, where that is a whole request. */
const spare = 0.02
/** What is left of a share after the limit was met. */
const left = 0.97
/**
 * What is left of tokens that were spent when the limit showed by a refusal: the sum of what programs spend swings by about
 * that, for each of their requests is some hundredths of the limit.
 */
const leftOfTokens = 0.92
/**
 * Minutes for which a share then stays, and requests: a refusal costs the whole minute for which LiteLLM asks, and is to
 * come no more often than once in a hundred.
 */
const calm = { minutes: 24, requests: 100 }
/** By what part a share has grown after twice that time, in the third power: it feels its way at first, then it hurries. */
const growth = 0.05
/**
 * The part of the limit that each program adds in a minute: those with less gain on those with more. Where what is left
 * is told, to meet the limit costs nothing.
 */
const levelling = { told: 0.001, blind: 0.0002 }
/** No more than this part of the limit was used in some minutes, as so many answers a minute told: there is more. */
const roomy = { part: 0.8, minutes: 2, answers: 8, growth: 1.25 }
/**
 * By what a share is multiplied in a minute until the limit is met once more, if it began with next to nothing: what others
 * spent may have been this program's own before it was started again, or a storm that was no limit. What is left of it
 * then, for it went too far (slow start, RFC 5681).
 */
const opening = { growth: 3, left: 0.5 }
/** Requests that are next to nothing. */
const few = 1
/** Minutes before the limit counts as met once more: by then what was changed shows. */
const effect = 1.5
/** Where others spent less than this part of the limit, this program is alone. */
const alone = 0.1

/** What of a limit per minute falls to this program, where others may use the same key. */
export interface Share {
  /** Units that may be spent within a minute; a person may spend all of a large limit. Infinite while no limit is known. */
  at(now: number, isBatch: boolean): number
  /** The service told the limit and, perhaps, how much of it was left; `own` was spent by this program in that minute. */
  told(now: number, limit: number, remaining: number | undefined, own: number): void
  /** The limit was reached: all programs together spent it, this one `own` of it. */
  refused(now: number, limit: number | undefined, own: number): void
}

export interface ShareOptions {
  /** 0 to 1. */
  readonly random: () => number
  /** Units are requests, which are not divided. */
  readonly isWhole: boolean
}

/** From `at` on the share was `units`. */
interface Settled {
  readonly at: number
  readonly units: number
}

/**
 * Each program keeps to its units within any minute, wherever that begins. So the sum over all programs does not change
 * from minute to minute, and while it is within the limit nobody is refused, however the service counts. Whoever meets
 * the limit, by a refusal or by an answer that tells that nothing is left, steps back a little and stays there, and feels
 * for more only after a while (after CUBIC, RFC 9438, and explicit congestion notification, RFC 3168).
 */
export function createShare({ random, isWhole }: ShareOptions): Share {
  let limit = Number.POSITIVE_INFINITY
  /** Undefined while this program uses the key alone, as far as it knows. */
  let settled: Settled | undefined
  /** Until then shares are estimated, from what all programs used up to now. */
  let openUntil = Number.POSITIVE_INFINITY
  /** Did the share begin with next to nothing, and was the limit not met since? */
  let isOpening = false
  /** Which of two whole numbers a share becomes: it differs by program, and moves only with the share. */
  let dither = random()
  let added = levelling.blind
  let most = { used: 0, answers: 0, since: Number.NEGATIVE_INFINITY }

  function floor(): number {
    return Number.isFinite(limit) ? limit * least : 1
  }

  function within(units: number): number {
    return Math.min(limit, Math.max(floor(), units))
  }

  function present(now: number): number {
    // What requests in flight will have used is only estimated where they differ.
    if (settled === undefined) return isWhole ? limit : limit * left
    const { at, units } = settled
    const since = Math.max(0, now - at) / minute
    if (isOpening) return within(units * opening.growth ** since)
    const rest = Math.max(calm.minutes, calm.requests / units)
    const grown = units * (1 + growth * (Math.max(0, since - rest) / rest) ** 3)
    return within(Number.isFinite(limit) ? grown + limit * added * since : grown)
  }

  function isLarge(): boolean {
    return limit * spare >= 1
  }

  function whole(units: number): number {
    return Math.max(1, Math.floor(units + dither))
  }

  function settle(at: number, units: number): void {
    settled = { at, units: Math.max(units, floor()) }
    dither = random()
  }

  /** Others do use the rest. */
  function stay(now: number): void {
    if (!isOpening || settled === undefined) return
    isOpening = false
    settled = { at: now, units: settled.units }
  }

  /** What falls to this program where all together used so much. */
  function part(own: number, used: number): number {
    return (limit * Math.max(1, own)) / used
  }

  /** Where much is left over some minutes, others have gone. */
  function lookForRoom(now: number, used: number): void {
    most = { ...most, used: Math.max(most.used, used), answers: most.answers + 1 }
    if (now < most.since + roomy.minutes * minute) return
    const isSeen = most.answers >= roomy.answers * roomy.minutes
    if (isSeen && most.used < limit * roomy.part) settle(now, present(now) * roomy.growth)
    most = { used: 0, answers: 0, since: now }
  }

  return {
    at(now, isBatch) {
      const units = present(now)
      if (!Number.isFinite(units)) return units
      // Persons ask seldom. Of a small limit each request counts, and to be refused would cost them a minute.
      if (!isBatch && isLarge()) return limit
      return Math.min(limit, isWhole ? whole(units) : units)
    },
    told(now, told, remaining, own) {
      limit = told
      if (remaining === undefined) return
      const used = limit - remaining
      const isAlone = used - own < 1 + limit * alone
      if (isLarge()) added = levelling.told
      if (settled === undefined) {
        if (used < limit / 4 || isAlone) return
        openUntil = Math.min(openUntil, now + minute)
        settle(now, part(own, used))
      } else if (now < settled.at) {
        // It was sent before the refusal that ends a pause.
      } else if (now < openUntil) {
        if (used >= limit / 2) settled = { at: settled.at, units: part(own, used) }
      } else {
        if (used - own >= limit / 2) stay(now)
        lookForRoom(now, used)
        if (remaining >= Math.floor(limit * spare) || now < settled.at + effect * minute) return
        if (isAlone) settled = undefined
        else settle(now, present(now) * left)
      }
    },
    refused(now, told, own) {
      if (told !== undefined) limit = told
      // Those under way were refused together.
      if (settled !== undefined && now < settled.at) return
      const before = present(now)
      const isOpen = settled === undefined || now < openUntil
      openUntil = Math.min(openUntil, now + minute)
      if (own >= limit * (1 - alone)) {
        settled = undefined
      } else if (isOpen || isOpening) {
        settle(now + minute, own * (isOpening ? opening.left : isWhole ? left : leftOfTokens))
        isOpening = isWhole && isOpen && own <= few
      } else {
        const fewer = Math.min(before, Math.max(own, before * 0.75)) * left
        settle(now + minute, isWhole ? Math.min(fewer, whole(before) - 1) : fewer)
      }
    },
  }
}
