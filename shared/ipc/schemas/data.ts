import { z } from 'zod'

const bytes = z.number().nonnegative()

/** Where the data lie and what is to happen with them. */
export const dataState = z.object({
  /** The folder, as text for a person to read; no page ever passes one back. */
  folder: z.string(),
  /** Bytes on the disk. */
  sizes: z.object({ database: bytes, recordings: bytes, index: bytes }),
  /** What the next start does with them. */
  next: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('nothing') }),
    z.object({ kind: z.literal('move'), folder: z.string() }),
    z.object({ kind: z.enum(['restore', 'rescue']) }),
  ]),
  /** A shared computer: all is forgotten when Jutt ends. */
  forgetsOnExit: z.boolean(),
})
export type DataState = z.infer<typeof dataState>

/** How far a long piece of work with the data has come, in bytes. */
export const dataProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.enum(['moving', 'backing_up', 'restoring']), done: bytes, all: bytes }),
])
export type DataProgress = z.infer<typeof dataProgress>

export const backUpInput = z.object({ withSound: z.boolean() })
/** Where a backup was written; null where the person closed the dialog. */
export const backedUp = z.object({ folder: z.string() }).nullable()

/** What a backup that was chosen says it holds. */
export const backupFacts = z.object({
  createdAt: z.number(),
  chats: z.number(),
  recordings: z.number(),
  withSound: z.boolean(),
  bytes,
})
export type BackupFacts = z.infer<typeof backupFacts>

export const forgetOnExitInput = z.object({ isWished: z.boolean() })
