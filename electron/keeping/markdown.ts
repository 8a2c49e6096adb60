import { dateFormat } from '../../shared/date-format.ts'
import type { DatabaseSync } from 'node:sqlite'
import type { i18n } from 'i18next'
import { createTranslations } from '../../shared/i18n/index.ts'
import type { ChatSummary, Message } from '../../shared/ipc/schemas/chats.ts'
import type { Language } from '../../shared/i18n/index.ts'
import { createChatStore } from '../chats/chat-store.ts'
import { createMessageStore } from '../chats/message-store.ts'

/** Chats of this database as Markdown documents, in the words of a language. Throws not_found. */
export function createMarkdownExport(
  database: DatabaseSync,
): (chatId: string, language: Language) => string {
  const chats = createChatStore(database)
  const messages = createMessageStore(database)
  return (chatId, language) => {
    const leafId = chats.leafOf(chatId)
    const path = leafId === null ? [] : messages.path(leafId)
    return chatMarkdown(chats.find(chatId), path, createTranslations(language))
  }
}

/** A chat as a Markdown document: the path that is shown, with who wrote what, when, and how it was asked for. */
export function chatMarkdown(
  { title }: Pick<ChatSummary, 'title'>,
  messages: readonly Message[],
  { t, language }: i18n,
): string {
  const moment = dateFormat(language, { dateStyle: 'long', timeStyle: 'short' })
  const parts = messages.map((message) => {
    const name = message.role === 'user' ? t('chat.you') : message.model
    const notes = [moment.format(message.createdAt), ...parametersOf(message)]
    const thinking =
      message.role === 'assistant' && message.thinking !== ''
        ? [`<details><summary>${t('search.thinking')}</summary>`, message.thinking, '</details>']
        : []
    return [`## ${name}`, `*${notes.join(' · ')}*`, ...thinking, message.content].join('\n\n')
  })
  return `${[`# ${title.replace(/\s+/g, ' ')}`, ...parts].join('\n\n')}\n`
}

/** How an answer was asked for, as far as that is stored with it. */
function parametersOf(message: Message): string[] {
  const asked: unknown = Reflect.get(message, 'asked')
  const parameters: unknown =
    typeof asked === 'object' && asked !== null ? Reflect.get(asked, 'parameters') : undefined
  if (typeof parameters !== 'object' || parameters === null) return []
  return Object.entries(parameters).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'number' || typeof value === 'boolean' ? [`${name} ${String(value)}`] : [],
  )
}
