import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { app, nativeTheme, session } from 'electron'
import type { i18n } from 'i18next'
import { createTranslations } from '../shared/i18n/index.ts'
import { createChatStore } from './chats/chat-store.ts'
import { createChats } from './chats/chats.ts'
import { createMessageStore } from './chats/message-store.ts'
import { createTurns } from './chats/turns.ts'
import { chooseDataFolder } from './desktop/data-folder.ts'
import { openExternalLink } from './desktop/external-links.ts'
import { chooseSoundFiles, saveTextFile } from './desktop/file-dialogs.ts'
import { guardPages } from './desktop/guards.ts'
import { showMenu } from './desktop/menu.ts'
import { createOfferedFiles } from './desktop/offered-files.ts'
import { origin } from './desktop/origin.ts'
import { declareScheme, servePages } from './desktop/protocol.ts'
import { quitAfter } from './desktop/quit.ts'
import { report } from './desktop/report.ts'
import { sayThatSetAside, sayWhyNot } from './desktop/startup-messages.ts'
import { systemLanguages } from './desktop/system-languages.ts'
import { createWindows } from './desktop/windows.ts'
import { createDispatch } from './ipc/dispatcher.ts'
import { createHandlers } from './ipc/handlers.ts'
import { createPublisher } from './ipc/publisher.ts'
import { registerRequests } from './ipc/registrar.ts'
import { createPracticeService } from './practice/server.ts'
import { createCapture } from './recordings/capture.ts'
import { createPieceStore } from './recordings/piece-store.ts'
import { createRecordingStore } from './recordings/recording-store.ts'
import { createRecordings } from './recordings/recordings.ts'
import { textFileName, transcriptText } from './recordings/transcript-text.ts'
import { createTranscriber } from './recordings/transcriber.ts'
import { systemClock } from './service/clock.ts'
import { createConnection } from './service/connection.ts'
import { createKeptService } from './settings/kept-service.ts'
import { createSettings } from './settings/settings.ts'
import { openSettingsFile } from './settings/settings-file.ts'
import { createSealer } from './settings/vault/sealer.ts'
import { createVault } from './settings/vault/vault.ts'
import { inTransaction, NewerDatabaseError, openDatabase } from './storage/database.ts'

const defaultAddress = 'https://llm.hpc.ut.ee/v1'
/** Milliseconds; the window's first paint goes before the audio page, which nobody needs at once. */
const audioAfter = 700
const builtFiles = join(import.meta.dirname, '..')

app.setName('Jutt')
chooseDataFolder()
app.enableSandbox()
declareScheme()

if (app.requestSingleInstanceLock()) void start()
else app.quit()

async function start(): Promise<void> {
  await app.whenReady()
  try {
    open()
  } catch (error) {
    // No window can be opened without data: a database of a newer Jutt, or a folder that cannot be written.
    sayWhyNot(error, { isNewer: error instanceof NewerDatabaseError })
    app.exit(1)
  }
}

/** Makes the services, opens the channels to them, then the window. */
function open(): void {
  const folder = app.getPath('userData')
  const windows = createWindows({ preload: join(builtFiles, 'preload', 'preload.cjs') })
  const publish = createPublisher(windows.targets)

  const settingsFile = openSettingsFile(folder)
  const settings = createSettings({
    file: settingsFile,
    systemLanguages,
  })
  // The tour lends the practice service a recogniser that it has on this computer.
  const recognizer = URL.parse(app.commandLine.getSwitchValue('practice-recognizer'))
  const connection = createConnection({
    version: app.getVersion(),
    clock: systemClock,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    settings: createKeptService(settingsFile),
    vault: createVault({ file: join(folder, 'vault.json'), sealer: createSealer() }),
    practice: createPracticeService(recognizer ? { recognizer } : {}),
    defaultAddress,
    onState(state) {
      publish('service:changed', state)
      transcriber.wake()
    },
    onBudget: (budget) => publish('service:budget', budget),
  })

  const { database, setAside } = openDatabase(join(folder, 'jutt.sqlite'), {
    firstUse(opened) {
      createMessageStore(opened).interruptStreaming()
      createChatStore(opened).purgeDeleted()
    },
  })
  const stores = { chats: createChatStore(database), messages: createMessageStore(database) }
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
  })
  const capture = createCapture({
    recordings,
    send: (task) => publish('audio:task', task),
    report,
    clock: systemClock,
  })
  const transcriber = createTranscriber({
    recordings,
    transcribe: (request, options) => connection.transcribe(request, options),
    clock: systemClock,
    listener: { state: (state) => publish('recordings:transcriber', state) },
  })
  recordings.recover()

  const words = (): i18n => createTranslations(settings.view().language)
  const handlers = createHandlers({
    chats,
    recordings,
    capture,
    transcriber,
    files: createOfferedFiles(randomUUID),
    chooseSounds: () => chooseSoundFiles(words()),
    async exportText(recordingId) {
      const opened = recordings.open(recordingId)
      return saveTextFile(
        words(),
        textFileName(opened.recording, words()),
        transcriptText(opened, words()),
      )
    },
    level: (level) => publish('recordings:level', level),
    connection,
    settings,
    resumed: resume(),
    openLink: openExternalLink,
    version: app.getVersion(),
    platform: process.platform,
  })
  registerRequests({
    dispatch: createDispatch(handlers, report),
    pageOf: windows.pageOf,
    origin,
  })

  guardPages(windows.pageOf)
  servePages(join(builtFiles, 'renderer'), (recordingId) => recordings.pathOf(recordingId))
  applyLooks()
  settings.onChange((view) => {
    applyLooks()
    publish('settings:changed', view)
  })
  windows.onCrash((page, reason) => {
    report(`page ${page}`, reason)
    if (page === 'audio') capture.pageLost()
  })
  windows.onMainShown(() => void setTimeout(windows.startAudio, audioAfter))
  windows.onMainClosed(() => {
    // The audio page would keep Jutt running with no window to see.
    if (process.platform !== 'darwin') app.quit()
  })
  windows.showMain()
  if (setAside !== null) sayThatSetAside(setAside, settings.view().language)

  app.on('second-instance', () => windows.showMain())
  app.on('activate', () => windows.showMain())
  quitAfter(async () => {
    capture.close()
    await Promise.all([turns.interruptAll(), transcriber.close()])
    recordings.close()
    await connection.close()
    database.close()
  })

  async function resume(): Promise<void> {
    try {
      await connection.resume()
    } catch (error) {
      // The window then shows the first-run page.
      report('resume', error)
    }
  }

  function applyLooks(): void {
    const view = settings.view()
    nativeTheme.themeSource = view.settings.theme
    showMenu({
      translations: createTranslations(view.language),
      platform: process.platform,
      run: (id) => publish('app:action', { id }),
    })
  }
}
