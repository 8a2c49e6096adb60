import { AppFailure } from '../../shared/app-failure.ts'
import type { ChatSummary, Message, ShownPath } from '../../shared/ipc/schemas/chats.ts'
import type { ChatParts } from './chat-parts.ts'
import type { ShownPaths } from './shown-path.ts'

/** What moves between the branches of a chat's tree, takes some away or copies them. What cannot be done is an AppFailure. */
export interface Branches {
  /** Shows the path through this message that was shown last; of answers that are compared, it keeps this one. */
  show(messageId: string): ShownPath
  /** A new chat that begins with copies of the messages up to this one. */
  branch(messageId: string): ShownPath
  /** Deletes a message with all below it; it can be restored until the next start. */
  deleteMessage(messageId: string): ShownPath
  restoreMessage(messageId: string): ShownPath
}

export function createBranches(
  dependencies: ChatParts & {
    paths: ShownPaths
    announce: (chat: ChatSummary) => ChatSummary
  },
): Branches {
  const { chats, messages, tree, turns, atomically, paths, announce, newId, now } = dependencies

  function copyOf(path: readonly Message[], chatId: string): Message[] {
    let parentId: string | null = null
    return path.map((message) => {
      const id = newId()
      const place = { id, chatId, parentId }
      parentId = id
      if (message.role === 'user') return { ...message, ...place }
      if (message.state.kind === 'streaming') throw new AppFailure({ code: 'answer_running' })
      return { ...message, ...place, parentId: place.parentId ?? '' }
    })
  }

  return {
    show(messageId) {
      const message = messages.find(messageId)
      const { chatId, parentId } = message
      atomically(() => {
        if (parentId !== null && paths.isCompared(message)) {
          const others = tree.comparedBelow(parentId).filter((id) => id !== messageId)
          tree.compare(parentId, [])
          for (const id of others) turns.stop(id)
        }
        paths.turnTo(chatId, messageId)
      })
      return paths.of(chatId, parentId)
    },

    branch(messageId) {
      const path = messages.path(messages.find(messageId).id)
      const { id: chatId, title } = chats.find(messages.find(messageId).chatId)
      const moment = now()
      const chat = { id: newId(), title, createdAt: moment, updatedAt: moment }
      const copies = copyOf(path, chat.id)
      atomically(() => {
        chats.create(chat)
        chats.configure(chat.id, chats.setupOf(chatId))
        for (const copy of copies) messages.insert(copy)
        chats.show(chat.id, copies.at(-1)?.id ?? null)
      })
      announce(chat)
      return paths.of(chat.id, null)
    },

    deleteMessage(messageId) {
      const { chatId, parentId } = messages.find(messageId)
      for (const id of tree.branch(messageId)) turns.stop(id)
      atomically(() => {
        tree.delete(messageId)
        const leafId = chats.leafOf(chatId)
        // Of answers that are compared the path ends above them: the last of them may be gone now.
        if (leafId === null || (leafId !== parentId && !tree.isDeleted(leafId))) return
        const above = parentId ?? tree.newestRoot(chatId)
        if (above === null) chats.show(chatId, null)
        else paths.turnTo(chatId, above)
      })
      return paths.of(chatId, parentId)
    },

    restoreMessage(messageId) {
      const { chatId, parentId } = atomically(() => {
        tree.restore(messageId)
        const message = messages.find(messageId)
        paths.turnTo(message.chatId, messageId)
        return message
      })
      return paths.of(chatId, parentId)
    },
  }
}
