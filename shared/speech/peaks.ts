/** Draws a waveform small, from PCM16 in chunks of any size. */
export interface Peaks {
  /** Gives the largest magnitude (0 to 1) of each stretch that the samples complete. */
  push(samples: Int16Array): number[]
  /** Gives the peak of the last, incomplete stretch, if there is one. */
  finish(): number[]
}

/** Makes {@link Peaks} of one value for every `samplesPerPeak` samples. */
export function createPeaks(samplesPerPeak: number): Peaks {
  if (!Number.isInteger(samplesPerPeak) || samplesPerPeak < 1) {
    throw new RangeError(`samplesPerPeak must be a whole number above 0, not ${samplesPerPeak}`)
  }
  let count = 0
  let peak = 0

  function take(): number {
    const value = peak / 32_768
    count = peak = 0
    return value
  }

  return {
    push(samples) {
      const peaks: number[] = []
      for (const sample of samples) {
        peak = Math.max(peak, Math.abs(sample))
        count += 1
        if (count === samplesPerPeak) peaks.push(take())
      }
      return peaks
    },
    finish: () => (count === 0 ? [] : [take()]),
  }
}
