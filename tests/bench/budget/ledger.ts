import type { Request } from './service.ts'
import type { World } from './scheme.ts'

const minute = 60_000

/** What a request adds to a minute, and when the service counts it: requests as they come, tokens as an answer ends. */
interface Charge {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly units: number
}

/** What was sent, with what it comes to: the future of the service's count. */
export interface Ledger {
  /** The moment from which a request may be sent, so that no minute of the service has more than its limit. */
  opensAt(request: Request): number
  sent(request: Request): void
}

export function createLedger({ time, service, limits }: Omit<World, 'random'>): Ledger {
  const { counting, tokens: tokenLimit, requests: requestLimit } = limits
  const most = tokenLimit ?? requestLimit ?? Number.POSITIVE_INFINITY
  let charges: Charge[] = []

  const delay = ({ duration }: Request): number => (tokenLimit === undefined ? 0 : duration)

  function charge(request: Request, sentAt: number): Charge {
    const units = tokenLimit === undefined ? 1 : request.tokens
    return { at: sentAt + delay(request), units }
  }

  function areWithin(all: readonly Charge[], counts: (at: number) => boolean): boolean {
    return all.reduce((sum, { at, units }) => (counts(at) ? sum + units : sum), 0) <= most
  }

  function fits(added: Charge): boolean {
    const all = [...charges, added]
    if (counting === 'sliding') {
      const ends = all.map(({ at }) => at).filter((at) => at >= added.at)
      return ends.every((end) => areWithin(all, (at) => at >= end - minute && at <= end))
    }
    const minuteEnds = service.minuteEnds()
    return added.at < minuteEnds
      ? areWithin(all, (at) => at >= minuteEnds - minute && at < minuteEnds)
      : areWithin(all, (at) => at >= minuteEnds)
  }

  /** The moments just after something leaves the count. */
  function changes(): number[] {
    const last =
      counting === 'sliding' ? charges.map(({ at }) => at + minute) : [service.minuteEnds()]
    return last.map((moment) => moment + 1)
  }

  return {
    opensAt(request) {
      const now = time.now()
      if (most === Number.POSITIVE_INFINITY) return now
      charges = charges.filter(({ at }) => at > now - 2 * minute)
      const moments = changes()
        .map((change) => change - delay(request))
        .filter((moment) => moment > now)
        .toSorted((one, other) => one - other)
      return [now, ...moments].find((moment) => fits(charge(request, moment))) ?? Infinity
    },
    sent(request) {
      charges.push(charge(request, time.now()))
    },
  }
}
