import { AppFailure } from '../../shared/app-failure.ts'
import type {
  AssistantMessage,
  ChatCursor,
  ChatPage,
  ChatsChanged,
  ChatSummary,
  Message,
  OpenChat,
  SendInput,
  SentMessage,
  UserMessage,
} from '../../shared/ipc/schemas/chats.ts'
import type { ChatStore } from './chat-store.ts'
import type { MessageStore } from './message-store.ts'
import { titleFrom } from './title.ts'
import type { Turns } from './turns.ts'

/** What can be done with chats. What cannot be done is an AppFailure; a failing disk throws as it is. */
export interface Chats {
  list(after: ChatCursor | null, limit: number): ChatPage
  open(chatId: string): OpenChat
  /** Stores the message and an empty answer, and starts the turn that writes the answer. */
  send(input: SendInput): SentMessage
  /** Starts another answer beside this one, to the same message; the old answer stays in the tree. */
  answerAgain(messageId: string, model: string): AssistantMessage
  stop(messageId: string): void
  rename(chatId: string, title: string): ChatSummary
  delete(chatId: string): void
  restore(chatId: string): ChatSummary
}

export function createChats(dependencies: {
  chats: ChatStore
  messages: MessageStore
  turns: Turns
  /** Runs the work so that all of it is stored or nothing. */
  atomically: <T>(work: () => T) => T
  changed: (change: ChatsChanged) => void
  newId: () => string
  now: () => number
}): Chats {
  const { chats, messages, turns, atomically, changed, newId, now } = dependencies

  function announce(chat: ChatSummary): ChatSummary {
    changed({ changed: [chat], removed: [] })
    return chat
  }

  function pathTo(leafId: string | null): Message[] {
    return leafId === null ? [] : messages.path(leafId)
  }

  function emptyAnswer(to: UserMessage, model: string): AssistantMessage {
    return {
      role: 'assistant',
      id: newId(),
      chatId: to.chatId,
      parentId: to.id,
      createdAt: now(),
      model,
      thinking: '',
      content: '',
      state: { kind: 'streaming', phase: { kind: 'queued' } },
      figures: {},
    }
  }

  /** Two answers at once would be two branches that nobody asked for: a double click, or a key that repeats. */
  function refuseWhileAnswering(chatId: string): void {
    if (turns.isRunning(chatId)) throw new AppFailure({ code: 'answer_running' })
  }

  function createChat(content: string): ChatSummary {
    const moment = now()
    const chat = { id: newId(), title: titleFrom(content), createdAt: moment, updatedAt: moment }
    chats.create(chat)
    return chat
  }

  return {
    list: (after, limit) => chats.list(after, limit),

    open(chatId) {
      const chat = chats.find(chatId)
      const path = pathTo(chats.leafOf(chatId))
      return { chat, messages: path.map((message) => turns.current(message)) }
    },

    send({ chatId, content, model }) {
      if (content.trim() === '') throw new AppFailure({ code: 'invalid_request' })
      if (chatId !== null) refuseWhileAnswering(chatId)
      const sent = atomically(() => {
        const { id } = chatId === null ? createChat(content) : chats.find(chatId)
        const before = pathTo(chats.leafOf(id))
        const user: UserMessage = {
          role: 'user',
          id: newId(),
          chatId: id,
          parentId: before.at(-1)?.id ?? null,
          createdAt: now(),
          content,
        }
        const answer = emptyAnswer(user, model)
        messages.insert(user)
        messages.insert(answer)
        return { before, user, answer, chat: chats.advance(id, answer.id, now()) }
      })
      const { before, user, answer } = sent
      turns.start(answer, [...before.map((message) => turns.current(message)), user])
      return { chat: announce(sent.chat), user, answer }
    },

    answerAgain(messageId, model) {
      const earlier = messages.find(messageId)
      if (earlier.role !== 'assistant') throw new AppFailure({ code: 'invalid_request' })
      refuseWhileAnswering(earlier.chatId)
      const before = messages.path(earlier.parentId)
      const user = before.at(-1)
      if (user?.role !== 'user') throw new AppFailure({ code: 'not_found' })
      const { answer, chat } = atomically(() => {
        const fresh = emptyAnswer(user, model)
        messages.insert(fresh)
        return { answer: fresh, chat: chats.advance(user.chatId, fresh.id, now()) }
      })
      turns.start(answer, before)
      announce(chat)
      return answer
    },

    stop: (messageId) => turns.stop(messageId),

    rename: (chatId, title) => announce(chats.rename(chatId, title)),

    delete(chatId) {
      turns.stopChat(chatId)
      chats.delete(chatId, now())
      changed({ changed: [], removed: [chatId] })
    },

    restore: (chatId) => announce(chats.restore(chatId)),
  }
}
