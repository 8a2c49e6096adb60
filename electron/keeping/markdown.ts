import type { i18n } from 'i18next'
import type { ChatSummary, Message } from '../../shared/ipc/schemas/chats.ts'

/** A chat as a Markdown document: the path that is shown, with who wrote what, when, and how it was asked for. */
export function chatMarkdown(
  { title }: Pick<ChatSummary, 'title'>,
  messages: readonly Message[],
  { t, language }: i18n,
): string {
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' })
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
