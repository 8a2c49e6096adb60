import { z } from 'zod'

const count = z.number().int().nonnegative()

export const exportChatInput = z.object({
  chatId: z.string().min(1).max(64),
  format: z.enum(['markdown', 'json']),
})

/** The formats of a transcript's file, each by its extension. */
export const transcriptFormat = z.enum(['txt', 'docx', 'md', 'srt', 'vtt', 'json'])
export type TranscriptFormat = z.infer<typeof transcriptFormat>

export const exportTranscriptInput = z.object({
  recordingId: z.string().min(1).max(64),
  format: transcriptFormat,
})

/** What an import has added; `known` is how many chats of the file were here already. */
export const importOutcome = z.object({
  chats: count,
  transcripts: count,
  known: count,
  messages: count,
})
export type ImportOutcome = z.infer<typeof importOutcome>

/** How far a long export or import has come; `all` is null where that is not known. */
export const keepingProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.enum(['exporting', 'importing']), done: count, all: count.nullable() }),
])
export type KeepingProgress = z.infer<typeof keepingProgress>
