import { z } from 'zod'

const id = z.string().min(1).max(64)
/** More than that are done in several requests. */
const mostItems = 20_000

/** Items of the list: chats and transcripts. */
export const items = z.object({
  chatIds: z.array(id).max(mostItems),
  recordingIds: z.array(id).max(mostItems),
})
export type Items = z.infer<typeof items>

/** Pinned items come first in the list; archived ones are in a list of their own. An item is one of them at most. */
export const mark = z.enum(['pinned', 'archived', 'none'])
export type Mark = z.infer<typeof mark>

export const markInput = items.extend({ mark })
