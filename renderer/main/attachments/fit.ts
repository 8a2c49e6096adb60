import { neededTokens, type Asking } from '../../../shared/attachments/reading-plan.ts'
import type { Attachment } from '../../../shared/ipc/schemas/attachments.ts'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'

export interface Fit {
  /** About so many tokens the request takes, with room for the answer. */
  needed: number
  /** So many the model takes. */
  context: number
  /** About so many tokens of the attached documents would fit. */
  room: number
}

/** The conversation as it would be asked with what is typed and attached now. */
export function askingWith(parts: {
  messages: readonly Message[]
  draft: string
  systemPrompt: string
  attachments: readonly Attachment[]
  maxTokens: number | undefined
  contextTokens: number | undefined
}): Asking {
  const { messages, draft, attachments, ...rest } = parts
  const next: Message = {
    role: 'user',
    id: '',
    chatId: '',
    parentId: null,
    createdAt: 0,
    content: draft,
    attachments: [...attachments],
  }
  return { ...rest, messages: [...messages, next] }
}

/** Does the next request fit into the model's context, as far as that is known? Null where it does or nobody knows. */
export function overflow(asking: Asking): Fit | null {
  const { messages, contextTokens: context } = asking
  if (context === undefined) return null
  const needed = neededTokens(asking)
  const last = messages.at(-1)
  const attached = (last?.role === 'user' ? last.attachments : undefined) ?? []
  const others = needed - attached.reduce((sum, { tokens }) => sum + tokens, 0)
  return needed <= context ? null : { needed, context, room: Math.max(0, context - others) }
}
