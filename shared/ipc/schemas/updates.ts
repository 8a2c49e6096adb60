import { z } from 'zod'

/** Why this copy of Jutt cannot renew itself. */
const noUpdates = z.enum([
  /** Run from its sources. */
  'development',
  /** One file that is carried along: whoever put it there replaces it. */
  'portable',
  /** Built without the address of a feed, or without the key that feeds are signed by. */
  'no_feed',
])
export type NoUpdates = z.infer<typeof noUpdates>

const version = z.string()

export const updatesState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unavailable'), reason: noUpdates }),
  /** Milliseconds since 1970 of the last look at the feed, in this run; null before the first. */
  z.object({ kind: z.literal('current'), checkedAt: z.number().nullable() }),
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('available'), version }),
  /** `part` is 0 to 1. */
  z.object({ kind: z.literal('downloading'), version, part: z.number() }),
  /** It is put in place when Jutt is started anew. */
  z.object({ kind: z.literal('ready'), version }),
  z.object({
    kind: z.literal('failed'),
    /** The feed or the file could not be had; or it was not signed by whoever made this Jutt. */
    reason: z.enum(['unreachable', 'unsigned']),
  }),
])
export type UpdatesState = z.infer<typeof updatesState>

export const updatesView = z.object({
  state: updatesState,
  /** The host that updates come from; null where there are none. */
  host: z.string().nullable(),
})
export type UpdatesView = z.infer<typeof updatesView>
