import { z } from 'zod'
import { appError } from './errors.ts'
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

/** The next bytes of a compressed sound. */
export const compressedInput = recordingId.extend({
  bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= 2 ** 24),
})
/** All of it has come and was read back; `trouble` is why it cannot be used. */
export const compressionEndedInput = recordingId.extend({ trouble: appError.nullable() })

/** A part of a sound (PCM16, 16 kHz) that main asked for; null where it could not be decoded. */
export const extractedInput = z.object({
  request: z.number().int(),
  sound: z.instanceof(Uint8Array).nullable(),
})

/** Why a sound that was to be compressed stays as it is. */
export const soundKept = recordingId.extend({ error: appError })
