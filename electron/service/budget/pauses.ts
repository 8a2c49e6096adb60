/** Until when nothing is sent, or nothing to one model. Moments in milliseconds since 1970. */
export interface Pauses {
  /** False where a longer one holds already. */
  add(until: number, model?: string): boolean
  /** The end of all that holds requests for that model; without one, of what holds every request. */
  until(model?: string): number
  /** The models that are paused now by themselves. */
  models(now: number): { model: string; until: number }[]
  /** When the next of them ends; Infinity where there is none. */
  nextEnd(now: number): number
}

export function createPauses(): Pauses {
  /** By model; undefined is the pause of all. */
  const ends = new Map<string | undefined, number>()

  const endOf = (model: string | undefined): number => ends.get(model) ?? Number.NEGATIVE_INFINITY

  return {
    add(until, model) {
      if (endOf(model) >= until) return false
      ends.set(model, until)
      return true
    },
    until: (model) => Math.max(endOf(undefined), endOf(model)),
    models: (now) =>
      [...ends].flatMap(([model, until]) =>
        model === undefined || until <= now ? [] : [{ model, until }],
      ),
    nextEnd: (now) => Math.min(...[...ends.values()].filter((until) => until > now)),
  }
}
