import { estimatedTokens } from '../../../shared/attachments/tokens.ts'
import type { Attachment } from '../../../shared/ipc/schemas/attachments.ts'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'

/** Tokens left for the answer where nothing else is set. */
const answerTokens = 2048

export interface Fit {
  /** About so many tokens the request takes, with room for the answer. */
  needed: number
  /** So many the model takes. */
  context: number
  /** About so many tokens of the attached documents would fit. */
  room: number
}

/** Does the next request fit into the model's context, as far as that is known? Null where it does or nobody knows. */
export function overflow(parts: {
  messages: readonly Message[]
  draft: string
  systemPrompt: string
  attachments: readonly Attachment[]
  maxTokens: number | undefined
  contextTokens: number | undefined
}): Fit | null {
  const { messages, draft, systemPrompt, attachments, contextTokens: context } = parts
  if (context === undefined) return null
  const attached = attachments.reduce((sum, { tokens }) => sum + tokens, 0)
  const others =
    messages.reduce((sum, message) => sum + tokensOf(message), 0) +
    estimatedTokens(draft) +
    estimatedTokens(systemPrompt) +
    (parts.maxTokens ?? answerTokens)
  const needed = others + attached
  return needed <= context ? null : { needed, context, room: Math.max(0, context - others) }
}

/** Messages do not change; a long chat is counted at every key otherwise. */
const counted = new WeakMap<Message, number>()

function tokensOf(message: Message): number {
  const known = counted.get(message)
  if (known !== undefined) return known
  const attached = message.role === 'user' ? (message.attachments ?? []) : []
  const tokens =
    estimatedTokens(message.content) + attached.reduce((sum, each) => sum + each.tokens, 0)
  counted.set(message, tokens)
  return tokens
}
