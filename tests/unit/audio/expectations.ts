import { expect } from 'vitest'
import type { Cut } from '../../../shared/ipc/schemas/recordings.ts'

/** Cuts leave no sample out, and overlap only where a piece was cut at its length. */
export function expectWhole(cuts: readonly Cut[], samples: number): void {
  let until = 0
  for (const [index, { start, end }] of cuts.entries()) {
    if (cuts[index - 1]?.ending === 'length') expect(start).toBeLessThanOrEqual(until)
    else expect(start).toBe(until)
    until = end
  }
  expect(until).toBe(samples)
}

export function spoken(cuts: readonly Cut[]): Cut[] {
  return cuts.filter(({ speech }) => speech.length > 0)
}

/** The same samples, compared at once: millions of them take seconds one by one. */
export function expectSound(kept: readonly number[], sound: Int16Array): void {
  expect(kept.length).toBe(sound.length)
  const first = kept.findIndex((sample, index) => sample !== sound[index])
  expect({ first, sample: kept[first] }).toEqual({ first: -1, sample: undefined })
}
