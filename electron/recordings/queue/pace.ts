/** Milliseconds of work and pieces that are enough to tell a pace, and after which what was before is forgotten. */
const atLeast = { milliseconds: 15_000, pieces: 4 }
const enough = { milliseconds: 60_000, pieces: 24 }
const longest = 600_000

/** How fast sound becomes text. Only time in which work is done counts. */
export interface Pace {
  /** Work goes on, or rests: it waits for the person, the network or the service. */
  run(isRunning: boolean): void
  /** So many samples were transcribed. */
  done(samples: number): void
  /** Samples a second, of late; null while there is too little to tell. */
  samplesPerSecond(): number | null
}

/** `now` is in milliseconds. */
export function createPace(now: () => number): Pace {
  /** Milliseconds of work up to `since`, and when it went on; null while it rests. */
  let worked = 0
  let since: number | null = null
  /** By the clock of work. */
  let done: { at: number; samples: number }[] = []

  const time = (): number => worked + (since === null ? 0 : Math.max(0, now() - since))

  return {
    run(isRunning) {
      if (isRunning === (since !== null)) return
      worked = time()
      since = isRunning ? now() : null
    },
    done(samples) {
      const at = time()
      done = [...done.filter((piece) => at - piece.at < longest), { at, samples }]
    },
    samplesPerSecond() {
      const end = time()
      if (end < atLeast.milliseconds || done.length < atLeast.pieces) return null
      const ofLate = done.at(-enough.pieces)?.at ?? 0
      const begin = Math.max(0, end - longest, Math.min(ofLate, end - enough.milliseconds))
      const samples = done.reduce((sum, piece) => sum + (piece.at > begin ? piece.samples : 0), 0)
      return samples === 0 ? null : (samples * 1000) / (end - begin)
    },
  }
}
