import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { EventName } from '../shared/ipc/channels.ts'
import { createTranslations } from '../shared/i18n/index.ts'
import { createChatStore } from './chats/chat-store.ts'
import { createChats } from './chats/chats.ts'
import { createDraftStore } from './chats/draft-store.ts'
import { createMessageStore } from './chats/message-store.ts'
import { createTreeStore } from './chats/tree-store.ts'
import { createTurns } from './chats/turns.ts'
import { createDispatch, type Dispatch } from './ipc/dispatcher.ts'
import { createHandlers, type Services as HandledServices } from './ipc/handlers.ts'
import type { Publish } from './ipc/publisher.ts'
import { createPracticeService } from './practice/server.ts'
import { createCleanUp } from './recordings/clean-up/clean-up.ts'
import { quickModel } from './recordings/clean-up/quick-model.ts'
import { createCapture } from './recordings/capture.ts'
import { createPieceStore } from './recordings/piece-store.ts'
import { createRecordingStore } from './recordings/recording-store.ts'
import { createRecordings } from './recordings/recordings.ts'
import { textFileName, transcriptText } from './recordings/transcript-text.ts'
import { createTranscriber } from './recordings/transcriber.ts'
import { createSearch } from './search/search.ts'
import { systemClock } from './service/clock.ts'
import { createConnection } from './service/connection.ts'
import type { Clips } from './service/transcription/tells-apart.ts'
import { unlessAborted } from './service/unless-aborted.ts'
import { createKeptService } from './settings/kept-service.ts'
import type { SettingsService } from './settings/settings.ts'
import type { SettingsFile } from './settings/settings-file.ts'
import { createKeptFindings } from './settings/kept-findings.ts'
import { createVault, type Sealer } from './settings/vault/vault.ts'
import { inTransaction } from './storage/database.ts'
import { createOwnUsage } from './usage/own-usage.ts'
import { createUsage } from './usage/service-usage.ts'

const defaultAddress = 'https://llm.hpc.ut.ee/v1'

/** What the rooms of main need of Electron, and of what was opened before them. */
export interface Ground extends Pick<HandledServices, 'files' | 'chooseSounds' | 'openLink'> {
  /** The data folder. */
  folder: string
  version: string
  platform: NodeJS.Platform
  database: DatabaseSync
  databaseFile: string
  /** The script of the thread that searches. */
  searchScript: URL
  settingsFile: SettingsFile
  settings: SettingsService
  sealer: Sealer
  publish: Publish
  report: (where: string, error: unknown) => void
  resolveProxy: (url: string) => Promise<string>
  /** A recogniser on this computer, for the practice service. */
  recognizer: URL | null
  /** Two short sounds, Estonian and English, to try a service's speech model with. */
  readClips: () => Promise<Clips>
  saveText: (suggestion: string, text: string) => Promise<boolean>
}

/** The rooms of main, joined. */
export interface Rooms {
  dispatch: Dispatch
  /** The file that a recording is read from; null where there is none. */
  sourceFile: (recordingId: string) => string | null
  audioPageLost: () => void
  /** The window closed or died: nobody holds a key any more. */
  windowLost: () => void
  /** Stores what is under way and ends it. */
  close: () => Promise<void>
}

/** Makes the rooms of main and joins them; every one gets what it needs handed in. */
export function createRooms(ground: Ground): Rooms {
  const { folder, database, settings, report, recognizer } = ground
  const search = createSearch({
    file: ground.databaseFile,
    indexFile: join(folder, 'search.sqlite'),
    script: ground.searchScript,
    report,
  })
  const publish: Publish = (name, payload) => {
    if (changesText(name)) search.wake()
    ground.publish(name, payload)
  }

  const connection = createConnection({
    version: ground.version,
    clock: systemClock,
    resolveProxy: ground.resolveProxy,
    settings: createKeptService(ground.settingsFile),
    vault: createVault({ file: join(folder, 'vault.json'), sealer: ground.sealer }),
    practice: createPracticeService(recognizer ? { recognizer } : {}),
    defaultAddress,
    onState(state) {
      publish('service:changed', state)
      transcriber.connectionChanged(state)
    },
    onBudget: (budget) => publish('service:budget', budget),
    onNews: () => usage.refresh(),
    onUse: (use) => usage.count(use),
    memory: createKeptFindings(ground.settingsFile),
    clips: ground.readClips,
  })
  const usage = createUsage({
    own: createOwnUsage(database, Date.now),
    connection: () => connection,
    changed: (changed) => publish('service:usageChanged', changed),
    report,
  })

  const stores = {
    chats: createChatStore(database),
    messages: createMessageStore(database),
    tree: createTreeStore(database),
  }
  const turns = createTurns({
    messages: stores.messages,
    streamAnswer: (request, { signal, onPhase }) =>
      connection.chat(request, { signal, priority: 'person', onWait: onPhase }),
    listener: {
      delta: (delta) => publish('chats:delta', delta),
      progress: (progress) => publish('chats:progress', progress),
      ended: (ended) => publish('chats:ended', ended),
    },
    now: Date.now,
    elapsed: () => performance.now(),
  })
  const chats = createChats({
    ...stores,
    turns,
    atomically: (work) => inTransaction(database, work),
    changed: (change) => publish('chats:changed', change),
    newId: randomUUID,
    now: Date.now,
  })

  const recordings = createRecordings({
    recordings: createRecordingStore(database),
    pieces: createPieceStore(database),
    folder: join(folder, 'recordings'),
    atomically: (work) => inTransaction(database, work),
    listener: {
      changed(change) {
        publish('recordings:changed', change)
        transcriber.wake()
      },
      piecesChanged(change) {
        publish('recordings:pieces', change)
        transcriber.wake()
      },
    },
    newId: randomUUID,
    now: Date.now,
    inPractice() {
      const service = connection.state()
      return service.kind === 'connected' && service.practice
    },
  })
  const capture = createCapture({
    recordings,
    send: (task) => publish('audio:task', task),
    report,
    clock: systemClock,
  })
  const transcriber = createTranscriber({
    recordings,
    async transcribe(request, options) {
      // Before that, there would be no key yet.
      await unlessAborted(resumed, options.signal)
      return connection.transcribe(request, options)
    },
    clock: systemClock,
    listener: { state: (state) => publish('recordings:transcriber', state) },
    report,
    ownWords: () => settings.view().settings.ownWords,
  })
  const cleanUp = createCleanUp({
    chat: connection.chat,
    model: () => quickModel(connection.state()),
    clock: systemClock,
    newMark: randomUUID,
  })
  recordings.recover()
  const resumed = resume()

  const handlers = createHandlers({
    ...ground,
    chats,
    drafts: createDraftStore(database),
    recordings,
    capture,
    transcriber,
    search,
    connection,
    usage,
    settings,
    resumed,
    level: (level) => publish('recordings:level', level),
    cleanUp: async (recordingId, text) =>
      cleanUp(text, recordings.open(recordingId).recording.language),
    async exportText(recordingId) {
      const opened = recordings.open(recordingId)
      const words = createTranslations(settings.view().language)
      return ground.saveText(textFileName(opened.recording, words), transcriptText(opened, words))
    },
  })

  async function resume(): Promise<void> {
    try {
      await connection.resume()
    } catch (error) {
      // The window then shows the first-run page.
      report('resume', error)
    }
  }

  return {
    dispatch: createDispatch(handlers, report),
    sourceFile: (recordingId) => recordings.pathOf(recordingId),
    audioPageLost: () => capture.pageLost(),
    windowLost: () => capture.releaseAll(),
    async close() {
      capture.close()
      await search.close()
      await Promise.all([turns.interruptAll(), transcriber.close()])
      recordings.close()
      await connection.close()
      database.close()
    },
  }
}

/** May there be text that search does not know yet? */
function changesText(name: EventName): boolean {
  return name === 'chats:changed' || name === 'chats:ended' || name.startsWith('recordings:')
}
