import { z } from 'zod'
import { actionIds } from '../../actions/actions.ts'
import { chatPage, drafts, turnWaits } from './chats.ts'
import { openedFile, recordingPage, transcriberState } from './recordings.ts'
import { budgetState, serviceState } from './service.ts'
import { settingsView } from './settings.ts'

/** Everything a window needs for its first paint, in one answer. */
export const bootstrap = settingsView.extend({
  service: serviceState,
  budget: budgetState,
  waits: turnWaits,
  transcriber: transcriberState,
  /** What was typed and not sent when Jutt ended. */
  drafts,
  /** The first pages of the list; null where they could not be read. */
  chats: chatPage.nullable(),
  recordings: recordingPage.nullable(),
  /** Is each translated text put in brackets? Tests look so for what is not translated. */
  marksTranslations: z.boolean(),
  version: z.string(),
  platform: z.string(),
})
export type Bootstrap = z.infer<typeof bootstrap>

export const openLinkInput = z.object({ url: z.string().max(4000) })

/** A chat or a transcript. */
const itemName = z.object({
  kind: z.enum(['chat', 'transcript']),
  id: z.string().min(1).max(64),
})
export type ItemName = z.infer<typeof itemName>

export const takeIntentsInput = z.object({ isConnected: z.boolean() })

/** What main asks of the window. */
export const intent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), action: z.enum(actionIds) }),
  z.object({ kind: z.literal('show'), item: itemName }),
  z.object({ kind: z.literal('open'), files: z.array(openedFile) }),
])
export type Intent = z.infer<typeof intent>
