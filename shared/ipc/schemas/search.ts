import { z } from 'zod'
import { recordingSource } from './recordings.ts'

/** Milliseconds since 1970. */
const moment = z.number().int()
const id = z.string().min(1).max(64)

/** What is looked for, and where; null lets everything through. */
export const searchInput = z.object({
  query: z.string().max(1000),
  /** Titles are those of chats and the names of transcripts. */
  among: z.enum(['everything', 'chats', 'transcripts', 'titles']),
  /** Who wrote it; anything but "anyone" means messages only. */
  writer: z.enum(['anyone', 'you', 'model', 'thinking']),
  model: z.string().min(1).max(200).nullable(),
  from: moment.nullable(),
  /** The first moment that is too late. */
  to: moment.nullable(),
  /** `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,19}$/)
    .nullable(),
  limit: z.number().int().min(1).max(100),
})
export type SearchInput = z.infer<typeof searchInput>

const place = z.number().int().nonnegative()

/** A stretch of text on one line with what was found in it: data, never markup. */
export const snippet = z.object({
  text: z.string(),
  marks: z.array(z.object({ start: place, end: place })),
  cutBefore: z.boolean(),
  cutAfter: z.boolean(),
})

const common = { key: z.string(), at: moment, snippet }
const ofChat = { ...common, chatId: id, title: z.string() }
const ofTranscript = { ...common, recordingId: id, source: recordingSource, createdAt: moment }

/** Something that was found; `key` names it within the results. */
export const finding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('title'), ...ofChat }),
  z.object({
    kind: z.literal('message'),
    ...ofChat,
    messageId: id,
    part: z.enum(['written', 'answered', 'thought']),
    /** Null for what the person wrote. */
    model: z.string().nullable(),
  }),
  z.object({ kind: z.literal('name'), ...ofTranscript }),
  /** `start`: where the piece begins, in samples of the recording. */
  z.object({ kind: z.literal('piece'), ...ofTranscript, index: place, start: place }),
])
export type Finding = z.infer<typeof finding>

/** Newest first. */
export const searchPage = z.object({
  findings: z.array(finding),
  next: z.string().nullable(),
  /** Is older text still being made findable? */
  indexing: z.boolean(),
})
export type SearchPage = z.infer<typeof searchPage>
