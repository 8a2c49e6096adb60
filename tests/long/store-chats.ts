import { join } from 'node:path'
import { createChatStore } from '../../electron/chats/chat-store.ts'
import { createMessageStore } from '../../electron/chats/message-store.ts'
import { openDatabase } from '../../electron/storage/database.ts'
import { inTransaction } from '../../electron/storage/transaction.ts'

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

/** What the answer of this turn says in the long chat. */
export function longChatAnswer(turn: number): string {
  return `Turn ${turn} ends here.`
}

export const longChatTitle = 'The long chat'

/** Stores one chat of so many turns, each a question and an answer with a heading, a list, code and a table. */
export function storeLongChat(profile: string, turns: number): void {
  const { database } = openDatabase(join(profile, 'jutt.sqlite'))
  const chats = createChatStore(database)
  const messages = createMessageStore(database)
  const chatId = 'long-chat'
  const began = Date.now() - turns
  try {
    inTransaction(database, () => {
      chats.create({ id: chatId, title: longChatTitle, createdAt: began, updatedAt: began })
      for (let turn = 1; turn <= turns; turn++) storeTurn(turn)
    })
  } finally {
    database.close()
  }

  function storeTurn(turn: number): void {
    const common = { chatId, createdAt: began + turn }
    const user = { id: `long-question-${turn}`, content: `Question ${turn}: how are words sorted?` }
    const id = `long-answer-${turn}`
    const parentId = turn === 1 ? null : `long-answer-${turn - 1}`
    messages.insert({ role: 'user', ...common, ...user, parentId })
    messages.insert({
      role: 'assistant',
      ...common,
      id,
      parentId: user.id,
      model: 'gemma-4-31B-it',
      thinking: '',
      content: `${section(turn)}\n\n${longChatAnswer(turn)}`,
      state: { kind: 'done', finishReason: 'stop' },
      figures: { totalMs: 1200 },
      earlier: [],
    })
    chats.advance(chatId, id, began + turn)
  }
}

function section(turn: number): string {
  const code = `\`\`\`python\nwords.sort(key=len)  # ${turn}\n\`\`\``
  const table = `| step | seconds |\n|---|---:|\n| ${turn} | 0.5 |`
  const parts = [`## Turn ${turn}`, paragraph.repeat((turn % 5) + 1), '- by length\n- by letter']
  if (turn % 3 === 0) parts.push(code)
  if (turn % 4 === 0) parts.push(table)
  return parts.join('\n\n')
}

const paragraph =
  'Words are **sorted** by their length, then by the alphabet, as `sorted` does.\n\n'
