import type { ChatsChanged } from '../../shared/ipc/schemas/chats.ts'
import type { Mark } from '../../shared/ipc/schemas/items.ts'
import type { ChatStore } from './chat-store.ts'
import type { Turns } from './turns.ts'

/** What is done with many chats at once: all of it or nothing, and told at once. */
export interface ManyChats {
  mark(chatIds: readonly string[], mark: Mark): void
  /** They can be restored until the next start. */
  deleteMany(chatIds: readonly string[]): void
  restoreMany(chatIds: readonly string[]): void
}

export function createManyChats(dependencies: {
  chats: ChatStore
  turns: Turns
  atomically: <T>(work: () => T) => T
  changed: (change: ChatsChanged) => void
  now: () => number
}): ManyChats {
  const { chats, turns, atomically, changed, now } = dependencies
  return {
    mark(chatIds, mark) {
      const marked = atomically(() => chatIds.map((id) => chats.mark(id, mark)))
      changed({ changed: marked, removed: [] })
    },
    deleteMany(chatIds) {
      for (const id of chatIds) turns.stopChat(id)
      atomically(() => {
        for (const id of chatIds) chats.delete(id, now())
      })
      changed({ changed: [], removed: [...chatIds] })
    },
    restoreMany(chatIds) {
      const restored = atomically(() => chatIds.map((id) => chats.restore(id)))
      changed({ changed: restored, removed: [] })
    },
  }
}
