import { z } from 'zod'

/** A place in, or a length of, the sound of a recording: samples at 16 kHz. */
const samples = z.number().int().nonnegative()
const id = z.string().min(1).max(64)
/** What a person writes in the place of what was heard; 100,000 characters are two hours of speech. */
const text = z.string().max(100_000)
const speaker = z.string().trim().min(1).max(100)

/** A text, and where in the sound it is said. */
export const timedText = z.object({ start: samples, end: samples, text: z.string() })
export type TimedText = z.infer<typeof timedText>

/** One change to a transcript. Its place is in the sound, so that it outlives a piece that is transcribed again. */
export const transcriptChange = z.discriminatedUnion('kind', [
  /** The words whose middle is from `start` up to, but not at, `end` now read so; an empty text takes them away. */
  z.object({
    kind: z.literal('text'),
    start: samples,
    end: samples,
    text,
    /** Where a service has told when parts of the text are said. */
    times: z.array(timedText).max(20_000).optional(),
  }),
  /** All that is heard in the piece of this index now reads so: a gap, or text in another language. */
  z.object({
    kind: z.literal('piece'),
    index: z.number().int().nonnegative(),
    /** The span of the piece. */
    start: samples,
    end: samples,
    text,
    times: z.array(timedText).max(20_000).optional(),
  }),
  /** Those words are said by this person; null for nobody known. */
  z.object({
    kind: z.literal('speaker'),
    start: samples,
    end: samples,
    speaker: speaker.nullable(),
  }),
  /** Whoever is called `from` is called `to`, wherever they speak. */
  z.object({ kind: z.literal('rename'), from: speaker, to: speaker }),
])
export type TranscriptChange = z.infer<typeof transcriptChange>

/** Changes that were made at once and are undone at once: one, or all of a find and replace. */
export const transcriptEdit = z.object({
  /** Counts the edits of a recording from 1 on. */
  number: z.number().int().positive(),
  changes: z.array(transcriptChange).min(1).max(20_000),
})
export type TranscriptEdit = z.infer<typeof transcriptEdit>

/** All edits of a transcript in their order; only the first `inForce` count, the others are undone. */
export const editLog = z.object({
  edits: z.array(transcriptEdit),
  inForce: z.number().int().nonnegative(),
})
export type EditLog = z.infer<typeof editLog>

/** The log is now its first `kept` edits with `added` behind them. */
export const editsChanged = z.object({
  recordingId: id,
  kept: z.number().int().nonnegative(),
  added: z.array(transcriptEdit),
  inForce: z.number().int().nonnegative(),
})
export type EditsChanged = z.infer<typeof editsChanged>

export const editTranscriptInput = z.object({
  recordingId: id,
  changes: transcriptEdit.shape.changes,
})
