import type { AttachmentStore } from './attachments/attachment-store.ts'
import type { ChatStore } from './chat-store.ts'
import type { MessageStore } from './message-store.ts'
import type { TreeStore } from './tree-store.ts'
import type { Turns } from './turns.ts'

/** The stores of chats and what they share; the parts of `Chats` are made with it. */
export interface ChatParts {
  chats: ChatStore
  messages: MessageStore
  tree: TreeStore
  attachments: AttachmentStore
  turns: Turns
  /** Runs the work so that all of it is stored or nothing. */
  atomically: <T>(work: () => T) => T
  newId: () => string
  now: () => number
}
