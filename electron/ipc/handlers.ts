import type { Chats } from '../chats/chats.ts'
import type { Connection } from '../service/connection.ts'
import type { SettingsService } from '../settings/settings.ts'
import type { Handlers } from './dispatcher.ts'

/** What the requests of the contract are answered with. */
export interface Services {
  chats: Chats
  connection: Connection
  settings: SettingsService
  /** Settles when the last run's connection was taken up. */
  resumed: Promise<unknown>
  openLink: (url: string) => Promise<void>
  version: string
  platform: string
}

/** The handler of every request: a line each, since the work is done in the rooms behind. */
export function createHandlers(services: Services): Handlers {
  const { chats, connection, settings, resumed, openLink, version, platform } = services
  return {
    'app:bootstrap': async () => {
      await resumed
      return {
        ...settings.view(),
        service: connection.state(),
        budget: connection.budget(),
        version,
        platform,
      }
    },
    'app:openLink': async ({ url }) => {
      await openLink(url)
      return undefined
    },
    'settings:update': (patch) => settings.update(patch),
    'service:connect': (input) => connection.connect(input),
    'service:practise': () => connection.usePractice(),
    'service:refresh': () => connection.refresh(),
    'service:disconnect': () => connection.disconnect(),
    'chats:list': ({ after, limit }) => chats.list(after, limit),
    'chats:open': ({ chatId }) => chats.open(chatId),
    'chats:send': (input) => chats.send(input),
    'chats:answerAgain': ({ messageId, model }) => chats.answerAgain(messageId, model),
    'chats:stop': ({ messageId }) => {
      chats.stop(messageId)
      return undefined
    },
    'chats:rename': ({ chatId, title }) => chats.rename(chatId, title),
    'chats:delete': ({ chatId }) => {
      chats.delete(chatId)
      return undefined
    },
    'chats:restore': ({ chatId }) => chats.restore(chatId),
  }
}
