import type { Services } from '../../../electron/ipc/handlers.ts'

/** Services that note each call and fail, for tests in which no service may be reached. */
export function recordingServices(): { services: Services; calls: string[] } {
  const calls: string[] = []
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it stands in for whatever room is asked for
  const refusing = <Room extends object>(room: string): Room =>
    new Proxy(
      {},
      {
        get: (_target, method) => () => {
          calls.push(`${room}.${String(method)}`)
          throw new Error('not to be reached')
        },
      },
    ) as Room
  const services: Services = {
    chats: refusing('chats'),
    drafts: refusing('drafts'),
    prompts: refusing('prompts'),
    attachments: refusing('attachments'),
    audioPage: refusing('audioPage'),
    recordings: refusing('recordings'),
    capture: refusing('capture'),
    soundWork: refusing('soundWork'),
    search: refusing('search'),
    keeping: refusing('keeping'),
    data: refusing('data'),
    transcriber: refusing('transcriber'),
    files: refusing('files'),
    chooseSounds: refusing<() => Promise<[]>>('chooseSounds'),
    anywhere: refusing('anywhere'),
    shortcutState: refusing<() => never>('shortcutState'),
    overlayView: refusing<() => never>('overlayView'),
    microphones: refusing('microphones'),
    news: refusing<() => void>('news'),
    level: refusing<() => void>('level'),
    cleanUp: refusing<() => Promise<null>>('cleanUp'),
    connection: refusing('connection'),
    usage: refusing('usage'),
    updates: refusing('updates'),
    about: refusing('about'),
    settings: refusing('settings'),
    mayConnectTo: () => true,
    resumed: Promise.resolve(),
    openLink: refusing<() => Promise<void>>('openLink'),
    readyToClose: refusing<() => void>('readyToClose'),
    takeIntents: refusing<() => []>('takeIntents'),
    quit: refusing<() => void>('quit'),
    marksTranslations: false,
    version: '0.0.0',
    platform: 'linux',
  }
  return { services, calls }
}
