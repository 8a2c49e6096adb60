import { AppFailure } from '../../shared/app-failure.ts'
import type {
  ChatCursor,
  ChatPage,
  ChatsChanged,
  ChatSummary,
  EarlierMessages,
  ShownPath,
  TurnWaits,
} from '../../shared/ipc/schemas/chats.ts'
import type { CodeFormat } from '../../shared/ipc/schemas/request-code.ts'
import type { ChatSetup } from '../../shared/ipc/schemas/setup.ts'
import { createAsking, type Asking } from './asking.ts'
import { createBranches, type Branches } from './branches.ts'
import type { ChatParts } from './chat-parts.ts'
import { createManyChats, type ManyChats } from './many-chats.ts'
import { requestCode } from './request-code/request-code.ts'
import { requestFor } from './request.ts'
import { createShownPaths } from './shown-path.ts'

/** What can be done with chats. What cannot be done is an AppFailure; a failing disk throws as it is. */
export interface Chats extends Asking, Branches, ManyChats {
  list(after: ChatCursor | null, limit: number, archived?: boolean): ChatPage
  /** The shown path; where a number is given, so many of its last messages. */
  open(chatId: string, last?: number): ShownPath
  /** So many of the messages right above this one, oldest first. */
  earlier(messageId: string, last: number): EarlierMessages
  /** How the chat asks its models from now on. */
  setup(chatId: string): ChatSetup
  configure(chatId: string, setup: ChatSetup): void
  /** Code that asks the model once more for this answer. */
  requestCode(messageId: string, format: CodeFormat): string
  stop(messageId: string): void
  /** The turns of all chats that nothing was sent for yet. */
  waits(): TurnWaits
  /** Ends those. */
  stopWaiting(): void
  rename(chatId: string, title: string): ChatSummary
  delete(chatId: string): void
  restore(chatId: string): ChatSummary
}

export function createChats(
  dependencies: ChatParts & {
    changed: (change: ChatsChanged) => void
    /** Of the service, for code to copy. */
    address: () => string
  },
): Chats {
  const { changed, address, ...parts } = dependencies
  const { chats, messages, attachments, turns, now } = parts
  const paths = createShownPaths(parts)

  function announce(chat: ChatSummary): ChatSummary {
    changed({ changed: [chat], removed: [] })
    return chat
  }

  return {
    list: (after, limit, archived) => chats.list(after, limit, archived),
    ...createManyChats({ ...parts, changed }),
    open: (chatId, last) => paths.of(chatId, null, last),
    earlier: paths.above,
    ...createAsking({ ...parts, paths, announce }),
    ...createBranches({ ...parts, paths, announce }),
    setup: (chatId) => chats.setupOf(chatId),
    configure: (chatId, setup) => chats.configure(chatId, setup),
    requestCode(messageId, format) {
      const answer = messages.find(messageId)
      if (answer.role !== 'assistant') throw new AppFailure({ code: 'invalid_request' })
      return requestCode(
        format,
        address(),
        requestFor(answer, messages.path(answer.parentId), attachments),
      )
    },
    stop: (messageId) => turns.stop(messageId),
    waits: turns.waits,
    stopWaiting: turns.stopWaiting,
    rename: (chatId, title) => announce(chats.rename(chatId, title)),
    delete(chatId) {
      turns.stopChat(chatId)
      chats.delete(chatId, now())
      changed({ changed: [], removed: [chatId] })
    },
    restore: (chatId) => announce(chats.restore(chatId)),
  }
}
