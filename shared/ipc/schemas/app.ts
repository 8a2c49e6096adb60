import { z } from 'zod'
import { actionIds } from '../../actions.ts'
import { drafts, turnWaits } from './chats.ts'
import { transcriberState } from './recordings.ts'
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
  version: z.string(),
  platform: z.string(),
})
export type Bootstrap = z.infer<typeof bootstrap>

export const openLinkInput = z.object({ url: z.string().max(4000) })

export const actionInput = z.object({ id: z.enum(actionIds) })
