import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createChatsRoom } from './chats/chats-room.ts'
import { createDraftStore } from './chats/draft-store.ts'
import { createPrompts } from './chats/prompts.ts'
import { createCopies } from './copies.ts'
import type { Ground } from './ground.ts'
import { createHearing } from './hearing.ts'
import { createDispatch, type Dispatch } from './ipc/dispatcher.ts'
import { createHandlers } from './ipc/handlers.ts'
import type { Publish } from './ipc/publisher.ts'
import { createPracticeService } from './practice/server.ts'
import { convert, type Conversion } from './recordings/conversion/convert.ts'
import { findFfmpeg } from './recordings/conversion/find-ffmpeg.ts'
import type { Recordings } from './recordings/recordings.ts'
import { changesText } from './search/changes-text.ts'
import { createSearch } from './search/search.ts'
import { quickModel } from './service/quick-model.ts'
import { systemClock } from './service/clock.ts'
import { createConnection } from './service/connection.ts'
import { createKeptService } from './settings/kept-service.ts'
import { createKeptFindings } from './settings/kept-findings.ts'
import { isManagedAddress } from './settings/managed.ts'
import { createVault } from './settings/vault/vault.ts'
import { createOwnUsage } from './usage/own-usage.ts'
import { createUsage } from './usage/service-usage.ts'

const usualAddress = 'https://llm.hpc.ut.ee/v1'

/** The rooms of main, joined. */
export interface Rooms {
  dispatch: Dispatch
  /** The file that a recording is read from; null where there is none. */
  sourceFile: (recordingId: string) => string | null
  /** The sound of that file, converted; null where it is gone or no ffmpeg is installed. */
  convertSource: (
    recordingId: string,
    wanted: Parameters<typeof convert>[2],
  ) => Promise<Conversion | null>
  servedSound: Recordings['servedSound']
  servedCompressed: Recordings['servedCompressed']
  /** From now on dictation can be begun in any program, and files that were left are read on. */
  begin: () => void
  /** Begins a dictation into the program in front, or ends it. */
  dictateAnywhere: () => void
  audioPageLost: () => void
  /** The computer has slept. */
  wokeUp: () => void
  /** The window closed or died: nobody holds a key any more. */
  windowLost: () => void
  /** Stores what is under way and ends it. */
  close: () => Promise<void>
}

/** Makes the rooms of main and joins them; every one gets what it needs handed in. */
export function createRooms(ground: Ground): Rooms {
  const { place, database, settings, report, recognizer } = ground
  const folder = place.folder()
  const defaultAddress = ground.managed.address ?? usualAddress
  const mayConnectTo = (address: string) => isManagedAddress(ground.managed, address)
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
    settings: createKeptService(ground.settingsFile, mayConnectTo),
    vault: createVault({ file: join(place.home, 'vault.json'), sealer: ground.sealer }),
    practice: createPracticeService(recognizer ? { recognizer } : {}),
    defaultAddress,
    onState(state) {
      publish('service:changed', state)
      hearing.connectionChanged(state)
    },
    onBudget: (budget) => publish('service:budget', budget),
    onNews: () => usage.refresh(),
    onUse: (use) => usage.count(use),
    memory: createKeptFindings(ground.settingsFile),
    clips: ground.readClips,
    atLeisure: ground.atLeisure,
  })
  const usage = createUsage({
    own: createOwnUsage(database, Date.now),
    connection: () => connection,
    changed: (changed) => publish('service:usageChanged', changed),
    report,
  })

  const { chats, turns, chatStore, attachments } = createChatsRoom({
    database,
    chat: connection.chat,
    contextOf: connection.contextOf,
    listener: {
      delta: (delta) => publish('chats:delta', delta),
      progress: (progress) => publish('chats:progress', progress),
      ended: (ended) => publish('chats:ended', ended),
      waits: (waits) => publish('chats:waits', waits),
      changed: (change) => publish('chats:changed', change),
    },
    // What is copied is to run when the practice service is long gone.
    address: () => (inPractice() ? defaultAddress : connection.state().address),
    titlesBy: () =>
      settings.view().settings.titlesByModel ? quickModel(connection.state()) : null,
  })

  function inPractice(): boolean {
    const service = connection.state()
    return service.kind === 'connected' && service.practice
  }
  const hearing = createHearing(ground, { connection, publish, inPractice, resumed: () => resumed })
  const { recordings, capture, transcriber, anywhere } = hearing.served
  const resumed = resume()

  const { keeping, data, endHealth } = createCopies(ground, {
    chat: chatStore.find,
    openRecording: recordings.open,
    arrived({ chatIds, recordingIds }) {
      const changed = chatIds.map((chatId) => chatStore.find(chatId))
      publish('chats:changed', { changed, removed: [] })
      const spoken = recordingIds.map((id) => recordings.open(id).recording)
      publish('recordings:changed', { changed: spoken, removed: [] })
    },
  })

  const handlers = createHandlers({
    ...ground,
    ...hearing.served,
    chats,
    drafts: createDraftStore(database),
    attachments,
    prompts: createPrompts(database, { newId: randomUUID, now: Date.now }),
    search,
    keeping,
    data,
    connection,
    usage,
    settings,
    mayConnectTo,
    resumed,
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
    sourceFile: recordings.sourceFile,
    async convertSource(recordingId, wanted) {
      const [ffmpeg, file] = [findFfmpeg(), recordings.sourceFile(recordingId)]
      return ffmpeg === null || file === null ? null : convert(ffmpeg, file, wanted)
    },
    servedSound: recordings.servedSound,
    servedCompressed: recordings.servedCompressed,
    begin: hearing.begin,
    dictateAnywhere: () => anywhere.key('press'),
    wokeUp: () => transcriber.wokeUp(),
    audioPageLost: hearing.served.audioPage.lost,
    windowLost: () => capture.releaseAll(),
    async close() {
      await Promise.all([turns.interruptAll(), hearing.stop()])
      await search.close()
      recordings.close()
      await connection.close()
      database.close()
      endHealth()
    },
  }
}
