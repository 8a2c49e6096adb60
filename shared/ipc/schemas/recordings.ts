import { z } from 'zod'
import { appError } from './errors.ts'

/** Milliseconds since 1970. */
const moment = z.number().int()
const id = z.string().min(1).max(64)
/** A place in, or a length of, the sound of a recording: samples at 16 kHz. */
const samples = z.number().int().nonnegative()

export const span = z.object({ start: samples, end: samples })
export type Span = z.infer<typeof span>

export const newSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('microphone') }),
  z.object({
    kind: z.literal('file'),
    /** Main finds the file again by this; pages never see its path. */
    handle: id,
    /** The file's name without its folder. */
    name: z.string().min(1).max(1000),
    /** Null where the file does not tell how long it is. */
    length: samples.nullable(),
  }),
])

export const recordingSource = z.discriminatedUnion('kind', [
  ...newSource.options,
  /** Sound that was in the folder, but of which the database knew nothing. */
  z.object({ kind: z.literal('found') }),
])

/** The code of a language as the service takes it; "auto" until the first speech has told which it is. */
export const recordingLanguage = z.union([z.literal('auto'), z.string().regex(/^[a-z]{2,3}$/)])

export const newRecording = z.object({ source: newSource, language: recordingLanguage })
export type NewRecording = z.infer<typeof newRecording>

/** Whether sound still comes, and whether its text is being made. The sound itself is kept in every one of them. */
export const recordingState = z.discriminatedUnion('kind', [
  /** Sound is being added; finished pieces are transcribed meanwhile. */
  z.object({ kind: z.literal('recording') }),
  /** Jutt ended while it read a file: the rest can still be read, from the last sample on. */
  z.object({ kind: z.literal('interrupted') }),
  /** The sound is whole; some pieces are still to be transcribed. */
  z.object({ kind: z.literal('processing') }),
  /** No piece is left to be transcribed; those that could not be are gaps. */
  z.object({ kind: z.literal('done') }),
  /** Ended by the person: pieces that wait are not sent unless asked for again. */
  z.object({ kind: z.literal('cancelled') }),
  /** It could not go on, and pieces that wait are not sent; for instance the sound cannot be read. */
  z.object({ kind: z.literal('failed'), error: appError }),
])
export type RecordingState = z.infer<typeof recordingState>

export const recording = z.object({
  id,
  source: recordingSource,
  language: recordingLanguage,
  createdAt: moment,
  state: recordingState,
  /** How long its sound is by now. */
  samples,
  /** Samples in pieces that are still to be transcribed: together with `samples` the progress. */
  untranscribed: samples,
  /** How many of its pieces are gaps. */
  gaps: z.number().int().nonnegative(),
})
export type Recording = z.infer<typeof recording>

export const gapReason = z.discriminatedUnion('kind', [
  /** Less text came, however often it was asked for, than there is speech. */
  z.object({ kind: z.literal('short') }),
  /** The service repeated itself. */
  z.object({ kind: z.literal('loop') }),
  z.object({ kind: z.literal('failed'), error: appError }),
])

export const pieceState = z.discriminatedUnion('kind', [
  /** Nobody speaks in it: it is never sent. */
  z.object({ kind: z.literal('silent') }),
  z.object({ kind: z.literal('waiting') }),
  /** Its sound is on the way to the service. */
  z.object({ kind: z.literal('sent'), at: moment }),
  /** Its text is right as far as can be told; it is empty where there was no word in it. */
  z.object({ kind: z.literal('done') }),
  /** Its text is missing or doubtful, and must be shown as that. */
  z.object({ kind: z.literal('gap'), reason: gapReason }),
])
export type PieceState = z.infer<typeof pieceState>

/** A stretch of a recording that is transcribed at once. Pieces leave no sample out; neighbours may overlap. */
export const piece = span.extend({
  /** Its place among the pieces of the recording, from 0. */
  index: z.number().int().nonnegative(),
  /** Where speech was heard in it; null where nobody listened. */
  speech: z.array(span).nullable(),
  text: z.string(),
  state: pieceState,
})
export type Piece = z.infer<typeof piece>

/** A piece as the segmenter cuts it off; no speech in it makes it a silent one. */
export const cut = span.extend({ speech: z.array(span).max(10_000) })
export type Cut = z.infer<typeof cut>

/** The place after which a page of the list goes on: recordings are listed newest first. */
export const recordingCursor = z.object({ createdAt: moment, id })
export type RecordingCursor = z.infer<typeof recordingCursor>

export const recordingPage = z.object({
  recordings: z.array(recording),
  next: recordingCursor.nullable(),
})
export type RecordingPage = z.infer<typeof recordingPage>

/** A recording with all its pieces, in the order of their sound. */
export const openRecording = z.object({ recording, pieces: z.array(piece) })
export type OpenRecording = z.infer<typeof openRecording>

export const recordingsChanged = z.object({ changed: z.array(recording), removed: z.array(id) })
export type RecordingsChanged = z.infer<typeof recordingsChanged>

/** Pieces that are new or have changed. */
export const piecesChanged = z.object({ recordingId: id, pieces: z.array(piece) })
export type PiecesChanged = z.infer<typeof piecesChanged>
