import type {
  AssistantMessage,
  EarlierMessages,
  Message,
  ShownPath,
} from '../../shared/ipc/schemas/chats.ts'
import type { ChatParts } from './chat-parts.ts'

/** What chats show of their trees, and which path that is. */
export interface ShownPaths {
  /**
   * The shown path from the message that follows `after` on; all of it where `after` is null or does not lie on it.
   * Of that, so many of the last messages, where a number is given. Throws not_found.
   */
  of(chatId: string, after: string | null, last?: number): ShownPath
  /** So many of the messages right above this one, oldest first. Throws not_found. */
  above(messageId: string, last: number): EarlierMessages
  /** Are the answers beside this message compared, and this one with them? */
  isCompared(message: Pick<Message, 'id' | 'parentId'>): boolean
  /** Makes the path through this message that was shown last the shown one; that of answers that are compared ends above them. */
  turnTo(chatId: string, messageId: string): void
}

export function createShownPaths(
  parts: Pick<ChatParts, 'chats' | 'messages' | 'tree' | 'turns'>,
): ShownPaths {
  const { chats, messages, tree, turns } = parts

  function comparison(leafId: string): AssistantMessage[] {
    return tree.comparedBelow(leafId).flatMap((id) => {
      const answer = turns.current(messages.find(id))
      return answer.role === 'assistant' ? [answer] : []
    })
  }

  function isCompared({ id, parentId }: Pick<Message, 'id' | 'parentId'>): boolean {
    return parentId !== null && tree.comparedBelow(parentId).includes(id)
  }

  return {
    isCompared,
    of(chatId, after, last) {
      const chat = chats.find(chatId)
      const leafId = chats.leafOf(chatId)
      if (leafId === null) {
        return { chat, after: null, messages: [], versions: {}, comparison: [] }
      }
      const stored = leafId === after ? [] : messages.path(leafId, { after, last })
      const [first] = stored
      return {
        chat,
        after: first ? first.parentId : after,
        messages: stored.map((message) => turns.current(message)),
        versions: tree.versionsOf(stored),
        comparison: comparison(leafId),
      }
    },
    above(messageId, last) {
      const { parentId } = messages.find(messageId)
      const stored = parentId === null ? [] : messages.path(parentId, { last })
      return {
        messages: stored.map((message) => turns.current(message)),
        versions: tree.versionsOf(stored),
      }
    },
    turnTo(chatId, messageId) {
      const message = messages.find(messageId)
      const end = isCompared(message) ? message.parentId : null
      const leafId = end ?? tree.leafBelow(messageId)
      chats.show(chatId, leafId)
      tree.remember(leafId)
    },
  }
}
