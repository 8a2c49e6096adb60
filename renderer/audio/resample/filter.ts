import { designFilter } from './filter-rows.ts'
import program from './filter.wat'

/** Samples that are taken, or made, at once: at most as many. */
const BLOCK = 16_384

/** Places between two samples of which each has a row of its own: all of every rate that is in use. Between so many others there is no difference to hear (-77 dB). */
const MOST_ROWS = 2048

const BYTES = Float32Array.BYTES_PER_ELEMENT
const PAGE = 65_536

/** A filter from one rate to another, which keeps what it needs of the sound that went through. */
export interface Filter {
  /** Samples that it takes at once. */
  most: number
  /** Samples that must follow one before it has gone through. */
  delay: number
  /** Takes the next samples and gives what is ready. The answer is good until the next one. */
  run(samples: Float32Array): Float32Array
}

/** What filter.wat exports. */
interface Program {
  first: WebAssembly.Global<'i32'>
  run(
    taps: number,
    input: number,
    filled: number,
    output: number,
    step: number,
    parts: number,
    whole: number,
    rowsPerPart: number,
  ): number
  forget(samples: number): void
}

/** Makes a {@link Filter} between rates in whole Hz. */
export function createFilter(from: number, to: number): Filter {
  const divisor = greatestCommonDivisor(from, to)
  const whole = to / divisor
  const parts = from / divisor
  const rows = Math.min(whole, MOST_ROWS)
  const { taps, coefficients } = designFilter({ from, to }, { rows, isExact: rows === whole })

  const most = Math.max(1, Math.min(BLOCK, Math.floor((BLOCK * from) / to)))
  const room = taps + Math.ceil(parts / whole) + most
  const input = coefficients.byteLength
  const output = input + room * BYTES
  const end = output + Math.ceil(((most + 1) * to) / from) * BYTES
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE) })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(program), {
    filter: { memory },
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what filter.wat exports, no type can tell
  const { first, run, forget } = exports as unknown as Program
  new Float32Array(memory.buffer).set(coefficients)
  const buffer = new Float32Array(memory.buffer, input, room)
  const made = new Float32Array(memory.buffer, output)
  // Before the sound there is quiet.
  let filled = taps / 2 - 1

  return {
    most,
    delay: taps / 2,
    run(samples) {
      buffer.set(samples, filled)
      filled += samples.length
      const step = Math.floor(parts / whole)
      const count = run(taps, input, filled, output, step, parts % whole, whole, rows / whole)
      const needless = Math.min(first.value, filled)
      buffer.copyWithin(0, needless, filled)
      forget(needless)
      filled -= needless
      return made.subarray(0, count)
    },
  }
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other)
}
