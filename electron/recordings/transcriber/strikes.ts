/** Strikes after which a piece is given up: where others were answered meanwhile, and where it stands alone. */
const mostAmongOthers = 3
/** With the pauses between them at least 7 minutes: a service that is started anew is back by then. */
const mostAlone = 12

/** Which pieces requests fail at again and again, while others succeed. */
export interface Strikes {
  /** A request for the piece failed. Is it the piece's fault by now? */
  strike(key: string): boolean
  /** A request for the piece was answered. */
  answered(key: string): void
  /** How often requests for it have failed. */
  of(key: string): number
  forget(key: string): void
}

export function createStrikes(): Strikes {
  const struck = new Map<string, { times: number; othersAnswered: boolean }>()

  return {
    strike(key) {
      const entry = struck.get(key) ?? { times: 0, othersAnswered: false }
      entry.times += 1
      struck.set(key, entry)
      return entry.times >= (entry.othersAnswered ? mostAmongOthers : mostAlone)
    },
    answered(key) {
      for (const [other, entry] of struck) {
        if (other !== key) entry.othersAnswered = true
      }
    },
    of: (key) => struck.get(key)?.times ?? 0,
    forget: (key) => void struck.delete(key),
  }
}
