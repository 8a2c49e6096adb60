import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { ChatsChanged } from '../../shared/ipc/schemas/chats.ts'
import type { StreamChat } from '../service/chat.ts'
import { inTransaction } from '../storage/transaction.ts'
import { createAttachmentStore, type AttachmentStore } from './attachments/attachment-store.ts'
import { createChatStore, type ChatStore } from './chat-store.ts'
import { createChats, type Chats } from './chats.ts'
import { createMessageStore } from './message-store.ts'
import { createModelTitles } from './model-titles.ts'
import { createTreeStore } from './tree-store.ts'
import { createTurns, type TurnListener, type Turns } from './turns.ts'

/** Chats, with all that they are kept in and that writes in them. */
export interface ChatsRoom {
  chats: Chats
  turns: Turns
  chatStore: ChatStore
  attachments: AttachmentStore
}

export function createChatsRoom(dependencies: {
  database: DatabaseSync
  chat: StreamChat
  /** How many tokens a prompt to the model and its answer may have together, where that is known. */
  contextOf: (model: string) => number | undefined
  listener: TurnListener & { changed(change: ChatsChanged): void }
  /** The address that copied requests name. */
  address: () => string
  /** The model that is asked for titles; null where none is to be. */
  titlesBy: () => string | null
}): ChatsRoom {
  const { database, chat, contextOf, listener, address, titlesBy } = dependencies
  const stores = {
    chats: createChatStore(database),
    messages: createMessageStore(database),
    tree: createTreeStore(database),
    attachments: createAttachmentStore(database, { newId: randomUUID }),
  }
  const turns = createTurns({
    messages: stores.messages,
    attachments: stores.attachments,
    streamAnswer: (request, { signal, onPhase }) =>
      chat(request, { signal, priority: 'person', onWait: onPhase }),
    contextOf,
    listener: {
      ...listener,
      ended(ended) {
        listener.ended(ended)
        void titles.answerEnded(ended.chatId, ended.messageId)
      },
    },
    now: Date.now,
    elapsed: () => performance.now(),
  })
  const chats = createChats({
    ...stores,
    turns,
    atomically: (work) => inTransaction(database, work),
    changed: listener.changed,
    address,
    newId: randomUUID,
    now: Date.now,
  })
  const titles = createModelTitles({
    ...stores,
    model: titlesBy,
    ask: (request, signal) => chat(request, { signal, priority: 'batch', onWait: () => undefined }),
    rename: (chatId, title) => chats.rename(chatId, title),
  })
  return { chats, turns, chatStore: stores.chats, attachments: stores.attachments }
}
