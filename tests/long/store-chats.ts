import { join } from 'node:path'
import { createChatStore } from '../../electron/chats/chat-store.ts'
import { createMessageStore } from '../../electron/chats/message-store.ts'
import { inTransaction, openDatabase } from '../../electron/storage/database.ts'

/** Milliseconds between two chats; 10,000 of them then fill a year, about 29 a day. */
const spacing = 50 * 60_000

/** The title of the stored chat of this number; 1 is the newest. */
export function titleOf(number: number): string {
  return `Stored chat ${String(number).padStart(5, '0')}`
}

/** What the answer in this chat says, so that it can be told from every other. */
export function answerOf(number: number): string {
  return `This is the answer of chat number ${number}.`
}

/**
 * Stores so many chats of one question and one answer each into the database of a profile that no app is using,
 * through Jutt's own stores.
 */
export function storeChats(profile: string, count: number): void {
  const { database } = openDatabase(join(profile, 'jutt.sqlite'))
  const chats = createChatStore(database)
  const messages = createMessageStore(database)
  const newest = Date.now() - spacing
  try {
    inTransaction(database, () => {
      for (let number = 1; number <= count; number++) storeChat(number)
    })
  } finally {
    database.close()
  }

  function storeChat(number: number): void {
    const moment = newest - number * spacing
    const chatId = `stored-${number}`
    const common = { chatId, createdAt: moment }
    const user = { id: `${chatId}-question`, parentId: null, content: `${titleOf(number)}?` }
    const id = `${chatId}-answer`
    chats.create({ id: chatId, title: titleOf(number), createdAt: moment, updatedAt: moment })
    messages.insert({ role: 'user', ...common, ...user })
    messages.insert({
      role: 'assistant',
      ...common,
      id,
      parentId: user.id,
      model: 'gemma-4-31B-it',
      thinking: '',
      content: `${answerOf(number)}\n\n${paragraph.repeat(4)}`,
      state: { kind: 'done', finishReason: 'stop' },
      earlier: [],
      figures: { totalMs: 1200 },
    })
    chats.advance(chatId, id, moment)
  }
}

const paragraph =
  'Words are **sorted** by their length, then by the alphabet, as `sorted` does.\n\n'
