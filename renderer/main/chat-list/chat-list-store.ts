import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { ChatCursor, ChatPage, ChatSummary } from '../../../shared/ipc/schemas/chats.ts'
import { listPage } from '../../../shared/limits.ts'
import { createPages, type Pages } from '../app/pages.ts'
import { mergeChats } from './merge-chats.ts'

export interface ChatListState extends Pages<ChatCursor> {
  /** Newest first, as far as they are fetched. */
  chats: readonly ChatSummary[]
  rename(chatId: string, title: string): Promise<AppError | null>
  remove(chat: ChatSummary): Promise<void>
}

export type ChatListStore = StoreApi<ChatListState>

export function createChatListStore(dependencies: {
  jutt: Jutt
  /** Is it the list of archived chats, instead of the others? */
  archived?: boolean
  /** The first page, where it is here already. */
  first?: ChatPage | null
  report: (error: AppError) => void
  /** Is this chat the one that is shown? */
  isOpen: (chatId: string) => boolean
  /** A chat was deleted; restore brings it back and tells whether it could. */
  removed: (chat: ChatSummary, wasOpen: boolean, restore: () => Promise<boolean>) => void
}): ChatListStore {
  const { jutt, archived = false, first = null, report, isOpen, removed } = dependencies
  const isListed = ({ mark }: ChatSummary): boolean => (mark === 'archived') === archived

  function withChanges(
    chats: readonly ChatSummary[],
    changed: readonly ChatSummary[],
    gone: readonly string[],
  ): readonly ChatSummary[] {
    const elsewhere = changed.filter((chat) => !isListed(chat)).map(({ id }) => id)
    return mergeChats(chats, changed.filter(isListed), [...gone, ...elsewhere])
  }

  const store = createStore<ChatListState>()((set, get) => {
    const take = (changed: readonly ChatSummary[], gone: readonly string[] = []): void =>
      set(({ chats }) => ({ chats: withChanges(chats, changed, gone) }))

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
        fetch: (after: ChatCursor | null) => jutt.chats.list({ after, archived, limit: listPage }),
        take: (page) => take(page.chats),
        first,
      }),
      chats: first?.chats ?? [],
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
    store.setState(({ chats }) => ({ chats: withChanges(chats, changed, gone) }))
  })
  return store
}
