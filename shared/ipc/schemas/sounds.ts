import { z } from 'zod'
import { recordingId } from './recordings.ts'

/** How many peaks are wanted at most: no picture of a sound has more columns. */
export const soundPeaksInput = recordingId.extend({ most: z.number().int().min(1).max(10_000) })

/** The shape of a sound: the square roots of the largest magnitudes of equal stretches, 0 to 255. */
export const soundPeaks = z.object({
  peaks: z.instanceof(Uint8Array),
  /** Samples at 16 kHz; the last stretch may be shorter. */
  samplesPerPeak: z.number().int().positive(),
})
export type SoundPeaks = z.infer<typeof soundPeaks>
