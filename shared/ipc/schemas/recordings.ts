import { z } from 'zod'
import { longestMessage } from '../../limits.ts'
import { appError } from './errors.ts'
import { microphoneChoice } from './microphones.ts'
import { editLog, timedText } from './transcripts.ts'

/** Milliseconds since 1970. */
const moment = z.number().int()
const id = z.string().min(1).max(64)
/** A place in, or a length of, the sound of a recording: samples at 16 kHz. */
const samples = z.number().int().nonnegative()

export const span = z.object({ start: samples, end: samples })
export type Span = z.infer<typeof span>

/** What the person calls a recording; absent until they give it a name. */
const title = z.string().trim().min(1).max(200)
const named = { title: title.optional() }

/** A track of sound in a file that has several: a code of its language and a name, as far as the file tells. */
export const soundTrack = z.object({
  language: z.string().max(35).nullable(),
  name: z.string().max(200).nullable(),
})
export type SoundTrack = z.infer<typeof soundTrack>
const soundTracks = z.array(soundTrack).max(64)

/** What a file tells of itself; the length of its sound in samples, null where it does not tell. */
export const fileFacts = z.object({ length: samples.nullable(), tracks: soundTracks })
export type FileFacts = z.infer<typeof fileFacts>

export const recordingSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('microphone'), ...named }),
  z.object({
    kind: z.literal('file'),
    ...named,
    /** The file's name without its folder; the path stays in main. */
    name: z.string().min(1).max(1000),
    /** How long its sound is by its own account; null until it was opened, and where it does not tell. */
    length: samples.nullable(),
    /** Its tracks of sound, where there are several. */
    tracks: soundTracks.optional(),
    /** Which of them this is, from 0; absent for the one that the file itself puts first. */
    track: z.number().int().min(0).max(63).optional(),
  }),
  /** Sound that was in the folder, but of which the database knew nothing. */
  z.object({ kind: z.literal('found'), ...named }),
])
export type RecordingSource = z.infer<typeof recordingSource>

/** The code of a language as the service takes it; "auto" until the first speech has told which it is. */
export const recordingLanguage = z.union([z.literal('auto'), z.string().regex(/^[a-z]{2,3}$/)])

export type RecordingLanguage = z.infer<typeof recordingLanguage>

/** There is more in its file than was read. */
const unread = z.literal(true).optional()

/** Whether sound still comes, and whether its text is being made. The sound itself is kept in every one of them. */
export const recordingState = z.discriminatedUnion('kind', [
  /** Sound is being added; finished pieces are transcribed meanwhile. */
  z.object({ kind: z.literal('recording') }),
  /** A file whose turn to be read, or to be read on from its last sample, is still to come. */
  z.object({ kind: z.literal('interrupted') }),
  /** The sound is whole; some pieces are still to be transcribed. */
  z.object({ kind: z.literal('processing') }),
  /** Held by the person, also over restarts: nothing of it is read or sent until they let it go on. */
  z.object({ kind: z.literal('paused'), unread }),
  /** No piece is left to be transcribed; those that could not be are gaps. */
  z.object({ kind: z.literal('done') }),
  /** Ended by the person: pieces that wait are not sent unless asked for again. */
  z.object({ kind: z.literal('cancelled'), unread }),
  /** It could not go on, and pieces that wait are not sent; for instance the sound cannot be read. */
  z.object({ kind: z.literal('failed'), error: appError }),
])
export type RecordingState = z.infer<typeof recordingState>

/** What is kept of the sound of a recording. */
export const soundForm = z.discriminatedUnion('kind', [
  /** All of it, as it was recorded or read. */
  z.object({ kind: z.literal('whole') }),
  /** As before, while it is being compressed. */
  z.object({ kind: z.literal('compressing') }),
  /** Opus in a file of so many bytes; to the ear it is the same. */
  z.object({ kind: z.literal('compressed'), bytes: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('deleted') }),
])
export type SoundForm = z.infer<typeof soundForm>

export const recording = z.object({
  /** Absent for most. */
  mark: z.enum(['pinned', 'archived']).optional(),
  id,
  source: recordingSource,
  language: recordingLanguage,
  createdAt: moment,
  /** Made while the practice service stood in: only such sound is ever given to it. */
  isPractice: z.boolean(),
  state: recordingState,
  /** Files that are under way are read and transcribed in the order of these numbers. */
  queuePlace: z.number().int(),
  /** How long its sound is by now. */
  samples,
  sound: soundForm,
  /** Samples in pieces that are still to be transcribed: together with `samples` the progress. */
  untranscribed: samples,
  /** How many of its pieces are gaps. */
  gaps: z.number().int().nonnegative(),
  /** Was speech heard in it? Without any at the end nobody spoke. */
  hasSpeech: z.boolean(),
  /** Why there is less sound than there should be (a microphone unplugged, a damaged file); null where all is well. */
  trouble: appError.nullable(),
  /** When the text of a dictation stood where it was wanted; null before that, and for files. */
  deliveredAt: moment.nullable(),
})
export type Recording = z.infer<typeof recording>

export const gapReason = z.discriminatedUnion('kind', [
  /** Less text came, however often it was asked for, than there is speech. */
  z.object({ kind: z.literal('short') }),
  /** The service repeated itself. */
  z.object({ kind: z.literal('loop') }),
  /** More text came, however often it was asked for, than anybody can say in the time. */
  z.object({ kind: z.literal('excess') }),
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

/** Why a piece ends: a pause, its greatest length (the next one begins 2 s earlier), or the end of the sound. */
export const ending = z.enum(['pause', 'length', 'end'])
export type Ending = z.infer<typeof ending>

/** A stretch of a recording that is transcribed at once. Pieces leave no sample out; neighbours may overlap. */
export const piece = span.extend({
  /** Its place among the pieces of the recording, from 0. */
  index: z.number().int().nonnegative(),
  /** Where speech was heard in it; null where nobody listened. */
  speech: z.array(span).nullable(),
  text: z.string(),
  /** When parts of the text are said, as the service told, in order; null where it told nothing to be trusted. */
  times: z.array(timedText).nullable(),
  /** The model that made the text; null where none has, or nobody noted it. */
  model: z.string().nullable(),
  state: pieceState,
  /** Null where no segmenter has cut it. */
  ending: ending.nullable(),
})
export type Piece = z.infer<typeof piece>

/** A piece as the segmenter cuts it off; no speech in it makes it a silent one. */
export const cut = span.extend({ speech: z.array(span).max(10_000), ending })
export type Cut = z.infer<typeof cut>

/** The place after which a page of the list goes on: recordings are listed newest first. */
export const recordingCursor = z.object({ createdAt: moment, id })
export type RecordingCursor = z.infer<typeof recordingCursor>

export const recordingPage = z.object({
  recordings: z.array(recording),
  next: recordingCursor.nullable(),
})
export type RecordingPage = z.infer<typeof recordingPage>

/** A recording with all its pieces, in the order of their sound, and what was changed in its text since. */
export const openRecording = z.object({ recording, pieces: z.array(piece), log: editLog })
export type OpenRecording = z.infer<typeof openRecording>

export const recordingsChanged = z.object({ changed: z.array(recording), removed: z.array(id) })
export type RecordingsChanged = z.infer<typeof recordingsChanged>

/** Pieces that are new or have changed. */
export const piecesChanged = z.object({ recordingId: id, pieces: z.array(piece) })
export type PiecesChanged = z.infer<typeof piecesChanged>

/** What is kept of a dictation, whether its text was delivered or not. */
export const dictation = z.object({
  recording,
  /** Its text as it was delivered: with spoken signs written and tidied, where that was wished for; else as heard. */
  text: z.string(),
  /** Its text as the service heard it. */
  heard: z.string(),
  /** Milliseconds from the key going down to the first sound that was kept; null where none was, or nobody looked. */
  untilSound: z.number().int().nonnegative().nullable(),
  /** Milliseconds from the key coming up to the text; null while there is none. */
  untilText: z.number().int().nonnegative().nullable(),
})
export type Dictation = z.infer<typeof dictation>

export const dictationPage = z.object({
  dictations: z.array(dictation),
  next: recordingCursor.nullable(),
})
export type DictationPage = z.infer<typeof dictationPage>

/** Why nothing is transcribed just now although pieces wait; `until` (milliseconds since 1970) is when it goes on. */
export const transcriberState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** The service failed or cannot be reached: it is tried again by itself. */
  z.object({ kind: z.literal('waiting'), until: moment, error: appError }),
  /** Only the person can help: there is no service, no key that is taken, no model that hears. */
  z.object({ kind: z.literal('blocked'), error: appError }),
  /** The service refused several pieces in the same way: the others are sent when the person wants them to be. */
  z.object({ kind: z.literal('refusing'), error: appError }),
])
export type TranscriberState = z.infer<typeof transcriberState>

export const recordingId = z.object({ recordingId: id })
export const renameRecordingInput = recordingId.extend({ title })

export const recordingListInput = z.object({
  after: recordingCursor.nullable(),
  /** Those that are archived, instead of those that are not. */
  archived: z.boolean(),
  limit: z.number().int().min(1).max(200),
})

export const dictationListInput = recordingListInput.omit({ archived: true })

export const dictateInput = z.object({ language: recordingLanguage })

/** `handle` stands for a file that the person dropped or chose; it is good once. */
export const addFileInput = z.object({ handle: id, language: recordingLanguage })
/** Only the preload sends this, for a File the person dropped: pages never see or name a path. */
export const offerFileInput = z.object({ path: z.string().min(1).max(32_768) })
export const offeredFile = z.object({ handle: id, name: z.string() })
export type OfferedFile = z.infer<typeof offeredFile>

/** A file that the system wanted opened with Jutt; its size in bytes. */
export const openedFile = offeredFile.extend({ size: z.number().int().nonnegative() })
export type OpenedFile = z.infer<typeof openedFile>

export const fileHandle = z.object({ handle: id })

/** A null index means all gaps of the recording. */
export const retryInput = z.object({
  recordingId: id,
  index: z.number().int().nonnegative().nullable(),
})

/** Seconds until each file of the queue is transcribed, as far as that can be told by now. */
export const timesLeft = z.array(z.object({ recordingId: id, seconds: z.number().nonnegative() }))
export type TimesLeft = z.infer<typeof timesLeft>

/** Where a file goes in the queue of those under way. */
export const queueMove = z.enum(['top', 'up', 'down'])
export type QueueMove = z.infer<typeof queueMove>
export const moveInput = z.object({ recordingId: id, to: queueMove })

/** The text of a dictation, as it came to where it was wanted. */
export const deliveredInput = z.object({ recordingId: id, text: z.string().max(longestMessage) })

/** The text of a dictation as it stands in the window. */
export const cleanUpInput = z.object({ recordingId: id, text: z.string().max(longestMessage) })
/** What a model made of a text; null where nothing came of that. */
export const tidiedText = z.object({ text: z.string().nullable() })

/** `isSaved` is false where the person closed the dialog. */
export const exported = z.object({ isSaved: z.boolean() })

/** Bytes; 60 s of sound at most in one message. */
const mostSound = 60 * 16_000 * 2

/** Sound of the audio page: whole PCM16 samples, little-endian, mono, 16 kHz, and the pieces that became final. */
export const appendInput = z.object({
  recordingId: id,
  sound: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= mostSound),
  cuts: z.array(cut).max(1000),
})

export const readSoundInput = z.object({ recordingId: id, from: samples, to: samples })
export const soundBytes = z.instanceof(Uint8Array)

export const measuredInput = fileFacts.extend({ recordingId: id })

/** Another track of the file that a recording was read from. */
export const addTrackInput = z.object({
  recordingId: id,
  track: z.number().int().min(0).max(63),
})

/** No more sound comes; `trouble` is why it came to less than it should. */
export const soundEndedInput = z.object({ recordingId: id, trouble: appError.nullable() })

/** What the meter shows for 1/30 s: the largest magnitude and the root of the mean square, 0 to 1. */
export const soundLevel = z.object({
  recordingId: id,
  peak: z.number().min(0).max(1),
  rms: z.number().min(0).max(1),
})
export type SoundLevel = z.infer<typeof soundLevel>

/** What main asks of the audio page. */
export const soundTask = z.discriminatedUnion('kind', [
  /** Open the microphone and send its sound until told otherwise. */
  z.object({
    kind: z.literal('listen'),
    recordingId: id,
    microphone: microphoneChoice,
    /** Whether the microphone stays open for a while after it. */
    staysOpen: z.boolean(),
  }),
  /** The key was released: keep the tail, then end. */
  z.object({ kind: z.literal('release'), recordingId: id }),
  /** Send what is there and end at once, microphone or file. */
  z.object({ kind: z.literal('halt'), recordingId: id }),
  /** Read a file from its sample `from` on (at 16 kHz); `last` is the last piece there is. */
  z.object({
    kind: z.literal('decode'),
    recordingId: id,
    /** Where main serves the file's bytes, by Range; relative to the origin. */
    url: z.string(),
    /** Which of its tracks of sound, from 0; null for the one that it puts first itself. */
    track: z.number().int().nonnegative().nullable(),
    from: samples,
    last: piece.nullable(),
  }),
  /** Compress a sound; what comes of it is sent to main, and read back from there. */
  z.object({
    kind: z.literal('compress'),
    recordingId: id,
    url: z.string(),
    compressedUrl: z.string(),
  }),
  /** Decode a part of a compressed sound, in samples at 16 kHz. */
  z.object({
    kind: z.literal('extract'),
    request: z.number().int(),
    url: z.string(),
    from: samples,
    to: samples,
  }),
  /** Tell which microphones are connected, where that has changed. */
  z.object({ kind: z.literal('look') }),
  /** Close a microphone that stays open although nobody records. */
  z.object({ kind: z.literal('cool') }),
])
export type SoundTask = z.infer<typeof soundTask>
