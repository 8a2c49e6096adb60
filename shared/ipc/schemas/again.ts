import { z } from 'zod'
import { appError } from './errors.ts'
import { recordingId, recordingLanguage, span } from './recordings.ts'

/** A part of a recording that is to be transcribed again, in this language. */
export const againInput = recordingId.extend({ ...span.shape, language: recordingLanguage })

/** How far that is. */
export const againProgress = z.discriminatedUnion('kind', [
  /** Pieces that were heard, of all. */
  z.object({
    kind: z.literal('running'),
    done: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
  }),
  /** The text is another now. */
  z.object({ kind: z.literal('done') }),
  /** Less text came than was spoken: the text stays as it was. */
  z.object({ kind: z.literal('incomplete') }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('failed'), error: appError }),
])
export type AgainProgress = z.infer<typeof againProgress>

export const againChanged = recordingId.extend({ progress: againProgress })
