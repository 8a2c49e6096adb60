/** A service's count of what all programs of a key have used of a limit, as one answer told it. */
export interface Reading {
  /** When the service counted, in milliseconds since 1970. */
  readonly at: number
  readonly used: number
}

/** So many readings at least say what a whole minute uses: the more, the surer; the fewer, the sooner. */
const few = 8
/** Readings older than this say nothing any more, in milliseconds. */
const oldest = 10 * 60_000
/** A fall by more than this part of the limit is a new minute's beginning: who counts back frees little at a time. */
const fall = 0.3

/** What all programs of a key use of a limit, as far as the service tells. */
export interface Use {
  readonly isKnown: boolean
  /** The service counts whole minutes, each of which begins with nothing used; else back from each request. */
  readonly isFixed: boolean
  readonly last: Reading | undefined
  /** When the present minute began, as far as that shows. */
  readonly windowFrom: number
  /** Since when the readings are that `inWindow` stands on. */
  readonly since: number
  /** Units that all together use in one window. */
  inWindow(): number
  note(reading: Reading, limit: number): void
}

/** `window`: milliseconds that the service counts together. */
export function createUse(window: number): Use {
  let readings: Reading[] = []
  let fellAt = Number.NEGATIVE_INFINITY
  let windowFrom = Number.NEGATIVE_INFINITY

  function noteFall(reading: Reading, limit: number): void {
    const before = readings[readings.indexOf(reading) - 1]
    if (!before || before.used - reading.used <= limit * fall) return
    const between = reading.at - before.at
    if (between > window / 2 || reading.used > 1 + (2 * limit * between) / window) return
    fellAt = Math.max(fellAt, reading.at)
    // It began about as long ago as it takes to use so much.
    const began = Math.max(before.at, reading.at - (reading.used / limit) * window)
    windowFrom = Math.max(windowFrom, began)
  }

  /** Those of the last window; where these are few, some before. */
  function telling(): Reading[] {
    const last = readings.at(-1)?.at ?? 0
    const recent = readings.filter(({ at }) => at > last - window)
    return recent.length >= few ? recent : readings.slice(-few)
  }

  function inWindow(): number {
    const used = telling().map((reading) => reading.used)
    if (used.length === 0) return 0
    // Looks at a count that rises from nothing: its end is on average as far above the highest as these lie apart.
    if (isFixed()) return Math.max(...used) * (1 + 1 / used.length) - 1
    const newest = used.slice(-4)
    return newest.reduce((sum, one) => sum + one, 0) / newest.length
  }

  const isFixed = (): boolean => fellAt > (readings.at(-1)?.at ?? 0) - oldest

  return {
    get isKnown() {
      return readings.length > 0
    },
    get isFixed() {
      return isFixed()
    },
    get last() {
      return readings.at(-1)
    },
    get windowFrom() {
      return windowFrom
    },
    get since() {
      return Math.min(telling()[0]?.at ?? 0, (readings.at(-1)?.at ?? 0) - window)
    },
    inWindow,
    note(reading, limit) {
      // Answers come in another order than that in which the service counted.
      readings = [...readings, reading]
        .filter(({ at }) => at > reading.at - oldest)
        .toSorted((one, other) => one.at - other.at)
      const place = readings.indexOf(reading)
      for (const later of readings.slice(place, place + 2)) noteFall(later, limit)
    },
  }
}
