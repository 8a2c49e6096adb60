import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { ChatCursor, ChatSummary } from '../../../shared/ipc/schemas/chats.ts'
import { createPages, type Pages } from '../app/pages.ts'
import { mergeChats } from './merge-chats.ts'

/** Chats fetched at once: enough to fill any window, little enough to come at once. */
const pageSize = 40

export interface ChatListState extends Pages<ChatCursor> {
  /** Newest first, as far as they are fetched. */
  chats: readonly ChatSummary[]
  rename(chatId: string, title: string): Promise<AppError | null>
  remove(chat: ChatSummary): Promise<void>
}

export type ChatListStore = StoreApi<ChatListState>

export function createChatListStore(dependencies: {
  jutt: Jutt
  report: (error: AppError) => void
  /** Is this chat the one that is shown? */
  isOpen: (chatId: string) => boolean
  /** A chat was deleted; restore brings it back and tells whether it could. */
  removed: (chat: ChatSummary, wasOpen: boolean, restore: () => Promise<boolean>) => void
}): ChatListStore {
  const { jutt, report, isOpen, removed } = dependencies

  const store = createStore<ChatListState>()((set, get) => {
    const take = (changed: readonly ChatSummary[], gone: readonly string[] = []): void =>
      set(({ chats }) => ({ chats: mergeChats(chats, changed, gone) }))

    async function restore(chatId: string): Promise<boolean> {
      const answer = await jutt.chats.restore({ chatId })
      if (answer.ok) take([answer.value])
      else report(answer.error)
      return answer.ok
    }

    return {
      ...createPages({
        get,
        set,
        fetch: (after: ChatCursor | null) => jutt.chats.list({ after, limit: pageSize }),
        take: (page) => take(page.chats),
      }),
      chats: [],
      async rename(chatId, title) {
        const answer = await jutt.chats.rename({ chatId, title })
        if (!answer.ok) return answer.error
        take([answer.value])
        return null
      },
      async remove(chat) {
        const wasOpen = isOpen(chat.id)
        const answer = await jutt.chats.delete({ chatId: chat.id })
        if (!answer.ok) return report(answer.error)
        take([], [chat.id])
        removed(chat, wasOpen, () => restore(chat.id))
      },
    }
  })

  jutt.on('chats:changed', ({ changed, removed: gone }) => {
    store.setState(({ chats }) => ({ chats: mergeChats(chats, changed, gone) }))
  })
  return store
}
