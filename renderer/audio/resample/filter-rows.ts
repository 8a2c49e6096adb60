/** Decibels by which what is above half the lower rate is quieter: below the steps of 16 bits in speech. */
const STOP_BAND = 80

/** The share of the band that is kept whole: 7 of 8 kHz. */
const KEPT = 7 / 8

/** Kaiser's formulae: the shape of the window, and its length, for what is asked of the stop band. */
const BETA = 0.1102 * (STOP_BAND - 8.7)
const LENGTH = (STOP_BAND - 7.95) / 14.36

/** What the window is divided by, to be 1 in its middle. */
const PEAK = bessel(BETA)

/** Coefficients are taken eight at once. */
const TOGETHER = 8

/** A low-pass filter, moved by parts of a sample. */
export interface FilterRows {
  /** Coefficients of a row; an even number. */
  taps: number
  /**
   * Row by row: the filter for what lies a part more behind the sample at `taps / 2 - 1`. A row adds up to 1.
   */
  coefficients: Float32Array
}

/**
 * Designs the filter that brings sound from one rate to another (Hz) without what the lower one cannot carry, as a sinc
 * under a Kaiser window: up to 7/8 of the band it keeps all within 0.01 dB, and above the band leaves 80 dB less. `rows`
 * is into how many parts the way from a sample to the next is divided; where they are fewer than there are places
 * (`isExact`), each row stands for the middle of its part.
 */
export function designFilter(
  { from, to }: { from: number; to: number },
  { rows, isExact }: { rows: number; isExact: boolean },
): FilterRows {
  const band = Math.min(from, to) / 2
  const width = (band * (1 - KEPT)) / from
  const taps = Math.ceil(LENGTH / width / TOGETHER) * TOGETHER
  const cutoff = (band * (1 + KEPT)) / from
  const coefficients = new Float32Array(rows * taps)
  for (let row = 0; row < rows; row++) {
    const centre = taps / 2 - 1 + (row + (isExact ? 0 : 0.5)) / rows
    const weights = Float64Array.from(
      { length: taps },
      (_, tap) => sinc((tap - centre) * cutoff) * kaiser((tap - centre) / (taps / 2)),
    )
    const sum = weights.reduce((total, weight) => total + weight, 0)
    coefficients.set(
      weights.map((weight) => weight / sum),
      row * taps,
    )
  }
  return { taps, coefficients }
}

function sinc(place: number): number {
  return place === 0 ? 1 : Math.sin(Math.PI * place) / (Math.PI * place)
}

/** Kaiser's window from -1 to 1; 0 outside. */
function kaiser(place: number): number {
  return Math.abs(place) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - place * place)) / PEAK
}

/** The modified Bessel function of order 0, by its series. */
function bessel(value: number): number {
  let [sum, term] = [1, 1]
  for (let index = 1; term > sum * 1e-12; index++) {
    term *= (value / (2 * index)) ** 2
    sum += term
  }
  return sum
}
