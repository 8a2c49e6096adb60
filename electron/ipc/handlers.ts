import { AppFailure } from '../../shared/app-failure.ts'
import { listPage } from '../../shared/limits.ts'
import type { AttachmentStore } from '../chats/attachments/attachment-store.ts'
import type { Chats } from '../chats/chats.ts'
import type { DraftStore } from '../chats/draft-store.ts'
import type { Anywhere } from '../dictation/anywhere.ts'
import type { Prompts } from '../chats/prompts.ts'
import type { AudioPageLife } from '../recordings/audio-page.ts'
import type { Capture } from '../recordings/capture.ts'
import type { Microphones } from '../recordings/microphones.ts'
import type { SoundWork } from '../recordings/sound/sound-work.ts'
import type { Recordings } from '../recordings/recordings.ts'
import type { Transcriber } from '../recordings/transcriber.ts'
import type { DataRoom } from '../data/data-room.ts'
import type { Keeping } from '../keeping/keeping.ts'
import type { Search } from '../search/search.ts'
import type { Connection } from '../service/connection.ts'
import type { Usage } from '../usage/service-usage.ts'
import type { SettingsService } from '../settings/settings.ts'
import type { MicrophoneTold } from '../../shared/ipc/schemas/microphones.ts'
import type { OverlayView } from '../../shared/ipc/schemas/overlay.ts'
import type { ShortcutState } from '../../shared/ipc/schemas/shortcut.ts'
import type { UpdatesView } from '../../shared/ipc/schemas/updates.ts'
import type { Intent } from '../../shared/ipc/schemas/app.ts'
import type { OfferedFile, SoundLevel } from '../../shared/ipc/schemas/recordings.ts'
import type { Licence, Log } from '../../shared/ipc/schemas/about.ts'
import type { Handlers } from './dispatcher.ts'

/** A file of the person's; its path stays in main. */
interface SourceFile {
  path: string
  name: string
}

/** What the requests of the contract are answered with. */
export interface Services {
  chats: Chats
  drafts: DraftStore
  prompts: Prompts
  attachments: Pick<AttachmentStore, 'add' | 'read'>
  audioPage: Pick<AudioPageLife, 'ready' | 'lost'>
  recordings: Recordings
  capture: Capture
  soundWork: SoundWork
  transcriber: Transcriber
  search: Search
  microphones: Microphones
  anywhere: Anywhere
  /** By which way the keys for dictation into any program are seen. */
  shortcutState: () => ShortcutState
  /** What the overlay shows now. */
  overlayView: () => OverlayView
  keeping: Keeping
  data: DataRoom
  files: {
    offer(path: string): OfferedFile
    take(handle: string): SourceFile
    read(handle: string): Promise<Uint8Array<ArrayBuffer>>
  }
  /** Lets the person choose sound files. */
  chooseSounds: () => Promise<SourceFile[]>
  connection: Connection
  usage: Usage
  settings: SettingsService
  /** May this address be used, by what an administrator has set? */
  mayConnectTo: (address: string) => boolean
  /** Settles when the last run's connection was taken up. */
  resumed: Promise<unknown>
  openLink: (url: string) => Promise<void>
  /** The window has handed over what was typed, and may close. */
  readyToClose: () => void
  /** What main asks of the window, as far as it can be done now. */
  takeIntents: (window: { isConnected: boolean }) => Intent[]
  quit: () => void
  /** Lets a model tidy the text of a dictation; null where nothing comes of that. */
  cleanUp: (recordingId: string, text: string) => Promise<string | null>
  /** Passes on what the meter shows. */
  level: (level: SoundLevel) => void
  /** Passes on what there is to tell of the microphone that is recorded from. */
  news: (told: MicrophoneTold) => void
  /** Newer versions of Jutt. */
  updates: {
    view(): UpdatesView
    check(): Promise<UpdatesView>
    fetch(): Promise<UpdatesView>
    install(): void
  }
  about: {
    licences(): Promise<Licence[]>
    log(): Log
    showLog(): void
  }
  marksTranslations: boolean
  version: string
  platform: string
}

/** What of it Electron does, and no room of main. */
export type DesktopServices = Pick<
  Services,
  | 'files'
  | 'chooseSounds'
  | 'openLink'
  | 'readyToClose'
  | 'updates'
  | 'about'
  | 'takeIntents'
  | 'quit'
  | 'marksTranslations'
>

/** The handler of every request: a line each, since the work is done in the rooms behind. */
export function createHandlers(services: Services): Handlers {
  const {
    chats,
    recordings,
    capture,
    transcriber,
    search,
    files,
    connection,
    settings,
    keeping,
    prompts,
    attachments,
  } = services
  const { microphones, anywhere, updates, data, soundWork } = services
  return {
    'app:bootstrap': async () => {
      await services.resumed
      // A window that comes back knows of no key that is held: what it dictated ends as if released.
      capture.releaseAll()
      return {
        ...settings.view(),
        service: connection.state(),
        budget: connection.budget(),
        waits: chats.waits(),
        transcriber: transcriber.state(),
        drafts: services.drafts.all(),
        chats: orNull(() => chats.list(null, listPage, false)),
        recordings: orNull(() => recordings.list(null, listPage, false)),
        marksTranslations: services.marksTranslations,
        version: services.version,
        platform: services.platform,
      }
    },
    'app:openLink': ({ url }) => services.openLink(url),
    'app:readyToClose': () => services.readyToClose(),
    'app:takeIntents': (window) => services.takeIntents(window),
    'app:quit': () => services.quit(),
    'about:licences': () => services.about.licences(),
    'about:log': () => services.about.log(),
    'about:showLog': () => services.about.showLog(),
    'settings:update': (patch) => settings.update(patch),
    'settings:reset': ({ names }) => settings.reset(names),
    'service:connect': async (input) => {
      if (!services.mayConnectTo(input.address)) throw new AppFailure({ code: 'locked' })
      const state = await connection.connect(input)
      // Another key at the same address looks like the same service, but may do what the last one could not.
      transcriber.tryNow()
      return state
    },
    'service:practise': () => connection.usePractice(),
    'service:refresh': () => connection.refresh(),
    'service:disconnect': () => connection.disconnect(),
    'service:usage': () => services.usage.look(),
    'chats:list': ({ after, limit, archived }) => chats.list(after, limit, archived),
    'chats:open': ({ chatId, last }) => chats.open(chatId, last),
    'chats:earlier': ({ messageId, last }) => chats.earlier(messageId, last),
    'chats:send': (input) => chats.send(input),
    'chats:edit': (input) => chats.edit(input),
    'chats:answerAgain': ({ messageId, model }) => chats.answerAgain(messageId, model),
    'chats:continue': ({ messageId }) => chats.continue(messageId),
    'chats:stop': ({ messageId }) => chats.stop(messageId),
    'chats:stopWaiting': () => chats.stopWaiting(),
    'chats:show': ({ messageId }) => chats.show(messageId),
    'chats:branch': ({ messageId }) => chats.branch(messageId),
    'chats:deleteMessage': ({ messageId }) => chats.deleteMessage(messageId),
    'chats:restoreMessage': ({ messageId }) => chats.restoreMessage(messageId),
    'chats:setup': ({ chatId }) => chats.setup(chatId),
    'chats:configure': ({ chatId, setup }) => chats.configure(chatId, setup),
    'chats:requestCode': ({ messageId, format }) => ({
      code: chats.requestCode(messageId, format),
    }),
    'chats:rename': ({ chatId, title }) => chats.rename(chatId, title),
    'chats:delete': ({ chatId }) => chats.delete(chatId),
    'chats:restore': ({ chatId }) => chats.restore(chatId),
    'items:mark': ({ chatIds, recordingIds, mark }) => {
      chats.mark(chatIds, mark)
      recordings.mark(recordingIds, mark)
    },
    'items:delete': ({ chatIds, recordingIds }) => {
      chats.deleteMany(chatIds)
      capture.deleteMany(recordingIds)
    },
    'items:restore': ({ chatIds, recordingIds }) => {
      chats.restoreMany(chatIds)
      recordings.restoreMany(recordingIds)
    },
    'search:find': (input) => search.find(input),
    'drafts:keep': (typed) => services.drafts.keep(typed),
    'keeping:exportChat': async ({ chatId, format }) => ({
      isSaved: await keeping.exportChat(chatId, format),
    }),
    'keeping:exportTranscript': async ({ recordingId, format }) => ({
      isSaved: await keeping.exportTranscript(recordingId, format),
    }),
    'keeping:exportItems': async (items) => ({ isSaved: await keeping.exportItems(items) }),
    'keeping:exportEverything': async () => ({ isSaved: await keeping.exportEverything() }),
    'keeping:importFile': () => keeping.importFile(),
    'data:state': () => data.state(),
    'data:show': () => data.show(),
    'data:move': () => data.move(),
    'data:stay': () => data.stay(),
    'data:backUp': ({ withSound }) => data.backUp(withSound),
    'data:chooseBackup': () => data.chooseBackup(),
    'data:restore': () => data.restore(),
    'data:eraseEverything': () => data.eraseEverything(),
    'data:forgetOnExit': ({ isWished }) => data.forgetOnExit(isWished),
    'data:cancel': () => data.cancel(),
    'data:restart': () => data.restart(),
    'attachments:add': (input) => attachments.add(input),
    'attachments:read': ({ attachmentId }) => attachments.read(attachmentId),
    'prompts:list': () => prompts.list(),
    'prompts:save': (input) => prompts.save(input),
    'prompts:delete': ({ promptId }) => prompts.delete(promptId),
    'prompts:restore': ({ promptId }) => prompts.restore(promptId),
    'files:offer': ({ path }) => files.offer(path),
    'files:read': ({ handle }) => files.read(handle),
    'recordings:list': ({ after, limit, archived }) => recordings.list(after, limit, archived),
    'recordings:open': ({ recordingId }) => recordings.open(recordingId),
    'recordings:dictate': ({ language }) => capture.dictate({ language, holder: 'window' }),
    'recordings:release': ({ recordingId }) => capture.release(recordingId),
    'recordings:cancel': ({ recordingId }) => capture.cancel(recordingId),
    'recordings:delivered': ({ recordingId, text }) => recordings.deliver(recordingId, text),
    'recordings:dictations': ({ after, limit }) => recordings.dictations(after, limit),
    'recordings:dictation': ({ recordingId }) => recordings.dictation(recordingId),
    'recordings:addFile': ({ handle, language }) =>
      capture.addFile({ ...files.take(handle), language }),
    'recordings:addTrack': ({ recordingId, track }) => capture.addTrack(recordingId, track),
    'recordings:chooseFiles': async ({ language }) => {
      const chosen = await services.chooseSounds()
      return chosen.map((file) => capture.addFile({ ...file, language }))
    },
    'recordings:pause': ({ recordingId }) => capture.pause(recordingId),
    'recordings:goOn': ({ recordingId }) => capture.goOn(recordingId),
    'recordings:move': ({ recordingId, to }) => capture.move(recordingId, to),
    'recordings:retry': ({ recordingId, index }) => {
      const retried = capture.retry(recordingId, index)
      // Whoever asks for one piece again wants to know whether the service takes it by now.
      if (transcriber.state().kind === 'refusing') transcriber.tryNow()
      return retried
    },
    'recordings:tryNow': () => transcriber.tryNow(),
    'recordings:cleanUp': async ({ recordingId, text }) => ({
      text: await services.cleanUp(recordingId, text),
    }),
    'recordings:rename': ({ recordingId, title }) => recordings.rename(recordingId, title),
    'recordings:delete': ({ recordingId }) => capture.delete(recordingId),
    'recordings:restore': ({ recordingId }) => recordings.restore(recordingId),
    'recordings:compressSound': ({ recordingId }) => soundWork.compression.compress(recordingId),
    'recordings:deleteSound': ({ recordingId }) => recordings.deleteSound(recordingId),
    'recordings:again': (wish) => soundWork.again.begin(wish),
    'recordings:cancelAgain': ({ recordingId }) => soundWork.again.cancel(recordingId),
    'recordings:peaks': ({ recordingId, most }) => recordings.peaks(recordingId, most),
    'recordings:edit': ({ recordingId, changes }) => recordings.edit(recordingId, changes),
    'recordings:undoEdit': ({ recordingId }) => recordings.undoEdit(recordingId),
    'recordings:redoEdit': ({ recordingId }) => recordings.redoEdit(recordingId),
    'microphones:list': () => ({ microphones: [...microphones.list()] }),
    'shortcut:state': () => services.shortcutState(),
    'updates:state': () => updates.view(),
    'updates:check': () => updates.check(),
    'updates:fetch': () => updates.fetch(),
    'updates:install': () => updates.install(),
    'overlay:view': () => services.overlayView(),
    'overlay:finish': () => anywhere.finish(),
    'overlay:cancel': () => anywhere.cancel(),
    'overlay:dismiss': () => anywhere.dismiss(),
    'overlay:copy': () => anywhere.copy(),
    'audio:ready': () => services.audioPage.ready(),
    'audio:append': (sound) => capture.append(sound),
    'audio:read': (range) => capture.read(range),
    'audio:measured': (file) => capture.measured(file),
    'audio:ended': (end) => capture.ended(end),
    'audio:compressed': (part) => soundWork.compression.take(part),
    'audio:compressionEnded': (end) => soundWork.compression.ended(end),
    'audio:extracted': (answer) => soundWork.extraction.answered(answer),
    'audio:level': (level) => services.level(level),
    'audio:news': (told) => services.news(told),
    'audio:microphones': (list) => microphones.told(list.microphones),
  }
}

/** What can be asked for once more by itself, which then says why it cannot be had. */
function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
