import { crossCorrelation, powerOfTwo, spectrumOf } from './fourier.ts'

/** How two stretches of the same length agree. */
export interface Agreement {
  /** Normalised: 1 for the same shape at any level; 0 where one of them is silent. */
  correlation: number
  /** What the second must be multiplied by to come nearest to the first. */
  gain: number
}

/** Compares `length` samples of `heard` from `at` with those of `played` from `from`; outside of it is silence. */
export function compare(
  heard: Float32Array,
  at: number,
  played: Float32Array,
  from: number,
  length: number,
): Agreement {
  let [both, own, other] = [0, 0, 0]
  for (let index = 0; index < length; index++) {
    const a = heard[at + index] ?? 0
    const b = played[from + index] ?? 0
    both += a * b
    own += a * a
    other += b * b
  }
  const scale = Math.sqrt(own * other)
  return { correlation: scale === 0 ? 0 : both / scale, gain: other === 0 ? 0 : both / other }
}

/** A first look is taken at this fraction of the samples: what tells places in speech apart lies below 500 Hz. */
const coarse = 16

/** Finds the place in `played` at which `heard` begins (it may be negative), by the greatest normalised correlation. */
export function createLocator(
  played: Float32Array,
  longest: number,
): (heard: Float32Array) => number {
  const silence = new Float32Array(Math.ceil(longest / coarse))
  const whole = joined([silence, thinned(played), silence])
  const energy = runningEnergy(whole)
  const spectrum = spectrumOf(whole, powerOfTwo(whole.length))

  return (heard) => {
    const part = thinned(heard)
    const sums = crossCorrelation(part, spectrum)
    let best = { place: 0, value: -Infinity }
    for (let place = 0; place <= whole.length - part.length; place++) {
      const around = (energy[place + part.length] ?? 0) - (energy[place] ?? 0)
      // Next to silence a division would make anything look alike.
      const value = (sums[place] ?? 0) / Math.sqrt(Math.max(around, 1e-6 * part.length))
      if (value > best.value) best = { place, value }
    }
    return nearby(heard, played, (best.place - silence.length) * coarse, coarse * 2)
  }
}

/** So many samples tell the exact place once the rough one is known. */
const telling = 16_000

/** The best whole-sample place within `reach` of a first guess, by the loudest stretch. */
function nearby(heard: Float32Array, played: Float32Array, guess: number, reach: number): number {
  const length = Math.min(telling, heard.length)
  const energy = runningEnergy(heard)
  let from = 0
  const energyAt = (at: number) => (energy[at + length] ?? 0) - (energy[at] ?? 0)
  for (let at = 0; at + length <= heard.length; at += telling / 4) {
    if (energyAt(at) > energyAt(from)) from = at
  }
  let best = { place: guess, value: -Infinity }
  for (let place = guess - reach; place <= guess + reach; place++) {
    const { correlation } = compare(heard, from, played, place + from, length)
    if (correlation > best.value) best = { place, value: correlation }
  }
  return best.place
}

/** By how many samples, in fractions too, a stretch of `heard` comes later than the same of `played`, up to `reach`. */
export function lagOf(
  heard: Float32Array,
  at: number,
  played: Float32Array,
  from: number,
  length: number,
  reach: number,
): number {
  const agreement = (lag: number) => compare(heard, at, played, from - lag, length).correlation
  let best = { lag: 0, value: agreement(0) }
  // The very same: nothing agrees better.
  if (best.value > 1 - 1e-9) return 0
  for (let lag = 1; lag <= reach; lag++) {
    for (const candidate of [lag, -lag]) {
      const value = agreement(candidate)
      if (value > best.value) best = { lag: candidate, value }
    }
  }
  // The top of the parabola through the best and its neighbours.
  const [before, after] = [agreement(best.lag - 1), agreement(best.lag + 1)]
  const bend = before - 2 * best.value + after
  return best.lag + (bend === 0 ? 0 : (before - after) / (2 * bend))
}

const taps = 16

/** `played` heard `lag` samples later, in fractions too (windowed sinc); as long as it was. */
export function delayed(played: Float32Array, lag: number): Float32Array<ArrayBuffer> {
  const whole = Math.floor(lag)
  const fraction = lag - whole
  if (fraction === 0) return moved(played, whole)
  const kernel = Float64Array.from({ length: 2 * taps }, (_, index) => {
    const distance = index - taps + 1 - fraction
    const window = Math.cos((Math.PI * distance) / (2 * taps + 2)) ** 2
    return distance === 0 ? 1 : (window * Math.sin(Math.PI * distance)) / (Math.PI * distance)
  })
  return new Float32Array(played.length).map((_, index) => {
    let sum = 0
    for (let tap = 0; tap < kernel.length; tap++) {
      sum += (kernel[tap] ?? 0) * (played[index - whole - (tap - taps + 1)] ?? 0)
    }
    return sum
  })
}

function moved(samples: Float32Array, by: number): Float32Array<ArrayBuffer> {
  return new Float32Array(samples.length).map((_, index) => samples[index - by] ?? 0)
}

/** Means of as many samples as a coarse step has. */
function thinned(samples: Float32Array): Float32Array<ArrayBuffer> {
  return new Float32Array(Math.floor(samples.length / coarse)).map((_, index) => {
    let sum = 0
    for (let step = 0; step < coarse; step++) sum += samples[index * coarse + step] ?? 0
    return sum / coarse
  })
}

/** At each index the sum of the squares before it. */
function runningEnergy(samples: Float32Array): Float64Array {
  const sums = new Float64Array(samples.length + 1)
  for (let index = 0; index < samples.length; index++) {
    sums[index + 1] = (sums[index] ?? 0) + (samples[index] ?? 0) ** 2
  }
  return sums
}

export function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
