import { assertNever } from '../../../shared/assert-never.ts'
import type { AppError } from '../../../shared/errors.ts'
import type {
  AssistantMessage,
  ChatSummary,
  EarlierMessages,
  Message,
  ShownPath,
} from '../../../shared/ipc/schemas/chats.ts'

/** What the chat view shows. */
export type Place =
  | { kind: 'new' }
  | { kind: 'opening'; chatId: string }
  | OpenPlace
  | { kind: 'failed'; chatId: string; error: AppError }

export interface OpenPlace {
  kind: 'open'
  chat: ChatSummary
  /** The shown path through the tree, oldest first; of one that is long, its end comes first. */
  messages: readonly Message[]
  /** So many of the messages came later than those below them. */
  added: number
  /** The ids of all versions of each message that has more than one, oldest first. */
  versions: Readonly<Record<string, readonly string[]>>
  /** The answers to the last message that stand side by side, none of which is kept yet. */
  comparison: readonly AssistantMessage[]
}

/** The key of the draft that belongs to the place. */
export function draftKey(place: Place): string {
  switch (place.kind) {
    case 'new':
      return ''
    case 'open':
      return place.chat.id
    case 'opening':
    case 'failed':
      return place.chatId
    default:
      return assertNever(place)
  }
}

/** The place with the path that main told; null where the messages before that are not there. */
export function withPath(place: Place, path: ShownPath): OpenPlace | null {
  const { chat, after, messages, versions, comparison } = path
  const isOpening = place.kind === 'opening' && place.chatId === chat.id
  if (after === null || isOpening) {
    return { kind: 'open', chat, messages, added: 0, versions, comparison }
  }
  if (place.kind !== 'open' || place.chat.id !== chat.id) return null
  const index = place.messages.findLastIndex(({ id }) => id === after)
  if (index === -1) return null
  const before = place.messages.slice(0, index + 1)
  const kept = before.flatMap(({ id }) => {
    const ids = place.versions[id]
    return ids ? [[id, ids] as const] : []
  })
  return {
    kind: 'open',
    chat,
    messages: [...before, ...messages],
    added: place.added,
    versions: { ...Object.fromEntries(kept), ...versions },
    comparison,
  }
}

/** Does the path begin above the first message that is here? */
export function isCutShort({ messages }: OpenPlace): boolean {
  const [first] = messages
  return first !== undefined && first.parentId !== null
}

/** The place with the messages right above those that are here. */
export function withEarlier(place: OpenPlace, earlier: EarlierMessages): OpenPlace {
  return {
    ...place,
    messages: [...earlier.messages, ...place.messages],
    added: place.added + earlier.messages.length,
    versions: { ...earlier.versions, ...place.versions },
  }
}

/** The message of the place, or of the answers that are compared there. */
export function messageOf(place: Place, messageId: string): Message | undefined {
  if (place.kind !== 'open') return undefined
  // The answers being written are the last ones.
  return (
    place.messages.findLast(({ id }) => id === messageId) ??
    place.comparison.find(({ id }) => id === messageId)
  )
}

/** The place with this answer as it is now. */
export function withAnswer(place: OpenPlace, answer: AssistantMessage): OpenPlace {
  const { messages, comparison } = place
  return {
    ...place,
    messages: messages.map((old) => (old.id === answer.id ? answer : old)),
    comparison: comparison.map((old) => (old.id === answer.id ? answer : old)),
  }
}

/** The last message of the place that one side wrote. */
export function lastOf<Role extends Message['role']>(
  place: Place,
  role: Role,
): Extract<Message, { role: Role }> | undefined {
  if (place.kind !== 'open') return undefined
  return place.messages.findLast(
    (message): message is Extract<Message, { role: Role }> => message.role === role,
  )
}
