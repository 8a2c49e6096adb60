import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, powerMonitor, session } from 'electron'
import type { i18n } from 'i18next'
import type { Page } from '../shared/ipc/channels.ts'
import { createTranslations } from '../shared/i18n/index.ts'
import { createChatStore } from './chats/chat-store.ts'
import { readClips } from './clips.ts'
import { eraseAll } from './data/erase.ts'
import { databaseName, logsName } from './data/items.ts'
import { openPlaceFile, type PlaceFile } from './data/place.ts'
import { createAbout } from './desktop/about.ts'
import { appId } from './desktop/app-id.ts'
import { createDesktopHands } from './desktop/anywhere.ts'
import { createClosing } from './desktop/closing.ts'
import { createIntents } from './desktop/intents.ts'
import { hiddenSwitch } from './desktop/login-item.ts'
import { hearOfFiles } from './desktop/hear-of-files.ts'
import { chooseDataFolder } from './desktop/data-folder.ts'
import { createDataHands, forgetPages } from './desktop/data-hands.ts'
import { isDeafened } from './desktop/microphone-access.ts'
import { openExternalLink } from './desktop/external-links.ts'
import { chooseSoundFiles, keepingDialogs } from './desktop/file-dialogs.ts'
import { createFileWorkSigns } from './desktop/file-work-signs.ts'
import { guardPages } from './desktop/guards.ts'
import { createOfferedFiles } from './desktop/offered-files.ts'
import { origin } from './desktop/origin.ts'
import { createPresence, isStartedHidden, type Presence } from './desktop/presence.ts'
import { declareScheme, servePages } from './desktop/protocol.ts'
import { quitAfter } from './desktop/quit.ts'
import { openLogFile } from './desktop/log-file.ts'
import { createReport } from './desktop/report.ts'
import { askForFolder, sayNews, sayWhyNot } from './desktop/startup-messages.ts'
import { systemLanguages } from './desktop/system-languages.ts'
import { findUpdateSource } from './desktop/updates/electron-updates.ts'
import { createUpdates } from './desktop/updates/updates.ts'
import { createWindows, type Windows } from './desktop/windows.ts'
import { createPublisher } from './ipc/publisher.ts'
import { createQuiet } from './ipc/quiet.ts'
import { registerRequests } from './ipc/registrar.ts'
import type { Ground } from './ground.ts'
import type { Rooms } from './rooms.ts'
import { managedFile, readManaged } from './settings/managed.ts'
import { createSettings } from './settings/settings.ts'
import { systemClock } from './service/clock.ts'
import { openSettingsFile } from './settings/settings-file.ts'
import { createSealer } from './settings/vault/sealer.ts'
import { NewerDatabaseError } from './storage/database.ts'
import { isStorageError } from './storage/storage-error.ts'
import { takeUpData } from './take-up-data.ts'

/**
 * Milliseconds after the window is there to be seen, and without a request of it: the page that hears takes half a second
 * of processor time, and is opened before that only if it is asked for.
 */
const pause = { beforeLeisure: 700, beforeSound: 2500 }
/** Asked of V8. */
const scriptFlags = [
  // The page that hears says when its memory is worth collecting (renderer/audio/collector.ts).
  '--expose-gc',
  // Of what is new it would keep up to 64 MB in each page and worker, and gets there in whatever works for long.
  '--max-semi-space-size=4',
  // To optimize what runs the speech detector takes half a second of processor time: for more than the first seconds of sound.
  '--wasm-tiering-budget=150000000',
].join(' ')
const builtFiles = join(import.meta.dirname, '..')

app.setName('Jutt')
// Windows shows no notifications of a program that it cannot tell from others.
if (process.platform === 'win32') app.setAppUserModelId(appId)
chooseDataFolder()
const log = openLogFile(join(app.getPath('userData'), logsName))
const report = createReport(log.write)
app.enableSandbox()
app.commandLine.appendSwitch('js-flags', scriptFlags)
declareScheme()

if (app.requestSingleInstanceLock()) void start(hearOfFiles())
else app.quit()

async function start(filesOpened: ReturnType<typeof hearOfFiles>): Promise<void> {
  await app.whenReady()
  const home = app.getPath('userData')
  let folder = home
  try {
    const place = openPlaceFile(home)
    folder = place.folder()
    await open(place, filesOpened)
  } catch (error) {
    report('start', error)
    // Nothing can be done without data: a database of a newer Jutt, or a folder that cannot be written.
    sayWhyNot(error, { why: whyNot(error), folder })
    app.exit(1)
  }
}

/** The file of an administrator; a test may have its own where Jutt is not packed. */
function managedSettings(): string {
  const given = app.isPackaged ? '' : app.commandLine.getSwitchValue('managed-settings')
  return given === '' ? managedFile(process.platform, process.env['ProgramData']) : given
}

function whyNot(error: unknown): 'newer' | 'storage' | 'other' {
  if (error instanceof NewerDatabaseError) return 'newer'
  return isStorageError(error) ? 'storage' : 'other'
}

/** Opens the data and then the window; while that loads, the rooms are made, for whose answers its requests wait. */
async function open(place: PlaceFile, filesOpened: ReturnType<typeof hearOfFiles>): Promise<void> {
  log.write(`Jutt ${app.getVersion()} begins, on ${process.platform} ${process.arch}`)
  const managed = readManaged(managedSettings(), report)
  if (managed.forgetsOnExit !== null && managed.locked.has('forgetsOnExit')) {
    place.write({ forgetsOnExit: managed.forgetsOnExit })
  }
  const taken = takeUpData(place, { askForFolder, report })
  if (taken === null) return app.exit(0)
  const { folder, news } = taken
  const { database, setAside } = taken.opened
  const closing = createClosing(() => publish('app:closing', undefined))
  const windows = createWindows({
    preload: join(builtFiles, 'preload', 'preload.cjs'),
    closing: closing.watch,
  })
  const settingsFile = openSettingsFile(place.home)
  const settings = createSettings({ file: settingsFile, managed, systemLanguages })
  const isMarked = app.commandLine.hasSwitch('pseudo-locale')
  const words = (): i18n => createTranslations(settings.view().language, { isMarked })

  const updates = createUpdates({
    source: findUpdateSource(),
    isWished: () => settings.view().settings.looksForUpdates,
    clock: systemClock,
    onChange: (view) => publish('updates:changed', view),
    report,
  })
  const leisure = Promise.withResolvers<void>()
  const intents = createIntents(() => publish('app:intents', undefined))
  const files = createOfferedFiles(randomUUID)
  const isHidden = isStartedHidden(process.platform)
  const presence = createPresence({
    windows,
    intents,
    isHidden,
    trayImage: join(app.getAppPath(), 'resources', 'icons', 'tray.png'),
    settings: settings.view,
    words,
    titleOf: (chatId) => createChatStore(database).find(chatId).title,
    offer: files.offer,
    dictate: () => void dictateAnywhere(),
  })
  const publish = createPublisher(windows.targets, {
    'chats:ended': presence.notices.answerEnded,
    'recordings:changed': presence.notices.recordingsChanged,
  })
  guardPages(windows.pageOf)
  servePages(
    join(builtFiles, 'renderer'),
    {
      async source({ recordingId }) {
        const file = (await rooms).sourceFile(recordingId)
        return file === null ? null : { file }
      },
      sound: async ({ recordingId, upTo }) => (await rooms).servedSound(recordingId, upTo),
      compressed: async ({ recordingId }) => (await rooms).servedCompressed(recordingId),
    },
    async ({ recordingId, ...wanted }, signal) =>
      (await rooms).convertSource(recordingId, { ...wanted, signal }),
  )
  if (news.some(({ kind }) => kind === 'erased')) await forgetPages(report)
  // Its page takes longest to come: all else is done while it does.
  if (!isHidden) windows.showMain()
  const rooms = makeRooms({
    place,
    atLeisure: leisure.promise,
    version: app.getVersion(),
    platform: process.platform,
    database,
    databaseFile: join(folder, databaseName),
    searchScript: pathToFileURL(join(builtFiles, 'main', 'search.js')),
    keepingScript: pathToFileURL(join(builtFiles, 'main', 'keeping.js')),
    checkScript: pathToFileURL(join(builtFiles, 'main', 'check.js')),
    settingsFile,
    settings,
    managed,
    sealer: createSealer(),
    publish,
    wakeAudioPage: windows.startAudio,
    report,
    isDeafened,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    // The tour lends the practice service a recogniser that it has on this computer.
    recognizer: URL.parse(app.commandLine.getSwitchValue('practice-recognizer')),
    updates,
    about: createAbout({ licencesFile: join(builtFiles, 'licences.json'), log }),
    files,
    takeIntents: intents.take,
    marksTranslations: isMarked,
    quit: () => app.quit(),
    readClips,
    chooseSounds: () => chooseSoundFiles(words()),
    keepingDialogs: keepingDialogs(words),
    dataHands: createDataHands(words),
    openLink: openExternalLink,
    showFileWork: createFileWorkSigns(windows.showProgress),
    readyToClose: closing.ready,
    hands: {
      ...createDesktopHands({ builtFolder: import.meta.dirname, words, report }),
      overlay: { show: windows.showOverlay, hide: windows.hideOverlay },
      isInWindow: windows.isMainFocused,
    },
  })
  const quiet = createQuiet(systemClock, pause.beforeSound)
  registerRequests({
    async dispatch(...request) {
      quiet.disturb()
      return (await rooms).dispatch(...request)
    },
    pageOf: windows.pageOf,
    origin,
  })
  quitAfter(async () => {
    const { close } = await rooms
    await close()
    log.write('ends')
    if (!place.read().forgetsOnExit) return
    await forgetPages(report)
    eraseAll(place)
  }, report)

  presence.apply(settings.view())
  settings.onChange((view) => {
    presence.apply(view)
    updates.wishChanged()
    publish('settings:changed', view)
  })
  const beginAtLeisure = async (): Promise<void> => {
    leisure.resolve()
    quiet.once(windows.startAudio)
    const { begin } = await rooms
    begin()
  }
  keepWindows(windows, { rooms, presence, beginAtLeisure })
  updates.wishChanged()
  if (isHidden) void beginAtLeisure()
  filesOpened(presence.openFiles)
  const toTell = setAside === null ? news : [...news, { kind: 'set_aside' as const, ...setAside }]
  for (const told of toTell) sayNews(told, settings.view().language)
  await rooms

  async function dictateAnywhere(): Promise<void> {
    const { dictateAnywhere: dictate } = await rooms
    dictate()
  }
}

/** Loaded beside the window: the openai client and its like take longer to load than all before them. */
async function makeRooms(ground: Ground): Promise<Rooms> {
  const { createRooms } = await import('./rooms.ts')
  return createRooms(ground)
}

/** What is done when windows come, go or break. */
function keepWindows(
  windows: Windows,
  {
    rooms,
    presence,
    beginAtLeisure,
  }: { rooms: Promise<Rooms>; presence: Presence; beginAtLeisure: () => Promise<void> },
): void {
  windows.onCrash((page, reason) => {
    report(`page ${page}`, reason)
    void tellLost(page)
  })
  windows.onMainShown(() => setTimeout(() => void beginAtLeisure(), pause.beforeLeisure))
  windows.onMainClosed(() => {
    void tellLost('main')
    // The audio page would keep Jutt running with no window to see.
    if (process.platform !== 'darwin' && !presence.staysWithoutWindow()) app.quit()
  })
  app.on('second-instance', (_event, argv) => {
    // The system may start Jutt at login while it runs already.
    if (!argv.includes(`--${hiddenSwitch}`)) windows.showMain()
  })
  powerMonitor.on('resume', () => void tellAwake())
  app.on('activate', () => windows.showMain())

  async function tellAwake(): Promise<void> {
    const { wokeUp } = await rooms
    wokeUp()
  }

  async function tellLost(page: Page): Promise<void> {
    const { audioPageLost, windowLost } = await rooms
    if (page === 'audio') audioPageLost()
    else windowLost()
  }
}
