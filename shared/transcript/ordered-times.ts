import type { Span } from '../ipc/schemas/recordings.ts'

/**
 * The same things with times that run forwards within the bounds: none begins before the one before it has ended, and
 * each takes a sample at least, as long as there are as many samples. Where two neighbours claim the same time, as
 * those at the seam of two pieces may, they meet in the middle of it.
 */
export function inOrder<T extends Span>(things: readonly T[], bounds: Span): T[] {
  const times = new Float64Array(things.length * 2)
  things.forEach(({ start, end }, index) => {
    times[2 * index] = clamp(start, bounds)
    times[2 * index + 1] = clamp(end, bounds)
  })
  smooth(times)
  widen(times, bounds)
  return things.map((thing, index) => ({
    ...thing,
    start: times[2 * index] ?? 0,
    end: times[2 * index + 1] ?? 0,
  }))
}

const clamp = (place: number, { start, end }: Span): number => Math.min(Math.max(place, start), end)

/** Each place becomes the middle between the latest before it and the earliest behind it: itself where all is in order. */
function smooth(times: Float64Array): void {
  const latest = new Float64Array(times.length)
  let most = -Infinity
  for (let index = 0; index < times.length; index++) {
    most = Math.max(most, times[index] ?? 0)
    latest[index] = most
  }
  let least = Infinity
  for (let index = times.length - 1; index >= 0; index--) {
    least = Math.min(least, times[index] ?? 0)
    times[index] = Math.round(((latest[index] ?? 0) + least) / 2)
  }
}

/** Gives each thing a sample at least: at the cost of those behind it, and at the end of the bounds of those before. */
function widen(times: Float64Array, { start, end }: Span): void {
  let from = start
  for (let index = 0; index < times.length; index += 2) {
    times[index] = Math.max(times[index] ?? 0, from)
    from = Math.max(times[index + 1] ?? 0, (times[index] ?? 0) + 1)
    times[index + 1] = from
  }
  let until = end
  for (let index = times.length - 2; index >= 0; index -= 2) {
    if ((times[index + 1] ?? 0) <= until) break
    times[index + 1] = Math.max(start, until)
    times[index] = Math.max(start, Math.min(times[index] ?? 0, until - 1))
    until = times[index] ?? 0
  }
}
