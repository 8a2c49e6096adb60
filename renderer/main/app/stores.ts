import type { ReactNode } from 'react'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { HeldKey } from '../../../shared/ipc/schemas/overlay.ts'
import type { ChatSummary } from '../../../shared/ipc/schemas/chats.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { Bootstrap } from '../../../shared/ipc/schemas/app.ts'
import type { AttachmentContent } from '../../../shared/ipc/schemas/attachments.ts'
import type { OpenRecording } from '../../../shared/ipc/schemas/recordings.ts'
import type { CodeFormat } from '../../../shared/ipc/schemas/request-code.ts'
import type { Result } from '../../../shared/result.ts'
import type { TextSize } from '../../../shared/text-size.ts'
import { createAttachmentsStore, type AttachmentsStore } from '../attachments/attachments-store.ts'
import { createChatListStore, type ChatListStore } from '../chat-list/chat-list-store.ts'
import { createItemsStore, type ItemsStore } from '../chat-list/items-store.ts'
import { createChatStore, type ChatStore } from '../chat/chat-store.ts'
import { createFindStore, type FindStore } from '../chat/find/find-store.ts'
import { keepDrafts, readDrafts } from '../chat/kept-drafts.ts'
import { draftKey } from '../chat/place.ts'
import { createNewSetup } from '../chat-setup/new-setup.ts'
import { createSetupStore, type SetupStore } from '../chat-setup/setup-store.ts'
import { createPromptsStore, type PromptsStore } from '../prompts/prompts-store.ts'
import type { Schedule } from '../chat/schedule.ts'
import { createDictation, type Dictation } from '../dictation/create-dictation.ts'
import { chosenLanguage } from '../dictation/languages.ts'
import type { Waveform } from '../dictation/waveform.ts'
import { createConnectStore, type ConnectStore } from '../first-run/connect-store.ts'
import type { MathPlugin } from '../chat/markdown/plugins.ts'
import { createDictationsStore, type DictationsStore } from '../dictations/dictations-store.ts'
import { createFileIntake, type FileIntake } from '../transcripts/file-intake.ts'
import { createAgainStore, type AgainStore } from '../transcripts/again/again-store.ts'
import { createEditingStore, type EditingStore } from '../transcripts/editing/editing-store.ts'
import { createFindReplaceStore, type FindReplaceStore } from '../transcripts/finding/find-store.ts'
import { createReadingStore, type ReadingStore } from '../transcripts/reading/reading-store.ts'
import type { ReadOrder } from '../transcripts/reading/reader.ts'
import type { RowsChange } from '../transcripts/reading/row.ts'
import {
  createPlayerStore,
  type AudioOut,
  type PlayerStore,
} from '../transcripts/player/player-store.ts'
import type { SoundPicture } from '../transcripts/player/sound-picture.ts'
import { createQueueStore, type QueueStore } from '../transcripts/queue-store.ts'
import { createRecordingsStore, type RecordingsStore } from '../transcripts/recordings-store.ts'
import {
  createTranscriptStore,
  openRecordingId,
  type TranscriptStore,
} from '../transcripts/transcript-store.ts'
import { createUsageStore, type UsageStore } from '../settings/usage/usage-store.ts'
import { createUpdatesStore, type UpdatesStore } from '../settings/updates/updates-store.ts'
import { createSearchStore, type SearchStore } from '../search/search-store.ts'
import { createAboutStore, type AboutStore } from '../settings/about/about-store.ts'
import { createDataStore, type DataStore } from '../settings/data/data-store.ts'
import { createKeepingStore, type KeepingStore } from '../settings/keeping-store.ts'
import { createLate, type Late } from './late.ts'
import { createSessionStore, type SessionStore } from './session-store.ts'
import { createToasts, type Toasts } from './toasts.ts'
import { createViewStore, type ViewStore } from './view-store.ts'
import type { WindowMemory } from './window-memory.ts'

/** Everything the components of this window read and call. */
export interface Stores {
  session: SessionStore
  usage: UsageStore
  updates: UpdatesStore
  data: DataStore
  about: AboutStore
  view: ViewStore
  search: SearchStore
  jutt: Jutt
  chatList: ChatListStore
  items: ItemsStore
  keeping: KeepingStore
  /** The same lists of what is archived. */
  archive: { chatList: ChatListStore; recordings: RecordingsStore }
  chat: ChatStore
  /** Finds words in the open chat. */
  find: FindStore
  setup: SetupStore
  attachments: AttachmentsStore
  prompts: PromptsStore
  recordings: RecordingsStore
  queue: QueueStore
  transcript: TranscriptStore
  /** The open transcript as it is read, edited, and searched through. */
  reading: ReadingStore
  editing: EditingStore
  /** Parts of transcripts that are transcribed again. */
  again: AgainStore
  findReplace: FindReplaceStore
  /** Plays the sound of the open transcript. */
  player: PlayerStore
  dictation: Dictation
  /** What was dictated before. */
  dictations: DictationsStore
  fileIntake: FileIntake
  connect: ConnectStore
  toasts: Toasts
  /** The renderer of answers. */
  markdown: Late<(text: string, writing: boolean) => ReactNode>
  /** The renderer of formulas in answers. */
  math: Late<MathPlugin>
  /** What draws the sound of a dictation. */
  waveform: Late<(element: HTMLElement) => Waveform>
  /** What draws the sound of a transcript. */
  soundPicture: Late<(element: HTMLElement) => SoundPicture>
  isNarrow: () => boolean
  /** Code that asks once more for an answer. */
  readAttachment: (attachmentId: string) => Promise<Result<AttachmentContent>>
  openRecording: (recordingId: string) => Promise<Result<OpenRecording>>
  requestCode: (messageId: string, format: CodeFormat) => Promise<Result<{ code: string }>>
  /** Opens a web or mail address outside of Jutt. */
  openLink: (url: string) => Promise<void>
  /** Keeps what is typed now: the page is about to go. */
  keepDrafts: () => void
  /** Calls the listener when the keys for dictation are pressed or let go of while this window has the focus. */
  onHeldKey: (listener: (key: HeldKey) => void) => () => void
}

export function createStores(dependencies: {
  jutt: Jutt
  bootstrap: Bootstrap
  openChat: WindowMemory
  openTranscript: WindowMemory
  drafts: WindowMemory
  newSetup: WindowMemory
  attached: WindowMemory
  schedule: Schedule
  calmly: Schedule
  afterTyping: Schedule
  now: () => number
  isNarrow: (textSize: TextSize) => boolean
  audio: () => AudioOut
  /** Makes rows of transcripts, in a thread of its own. */
  createReader: () => (order: ReadOrder) => Promise<RowsChange>
}): Stores {
  const {
    jutt,
    bootstrap,
    openChat,
    openTranscript,
    drafts,
    schedule,
    calmly,
    afterTyping,
    now,
    isNarrow,
    audio,
    createReader,
  } = dependencies
  const toasts = createToasts()
  const report = toasts.error
  const session = createSessionStore({ jutt, bootstrap, report })
  const view = createViewStore()
  const newSetup = createNewSetup(dependencies.newSetup)
  const attachments = createAttachmentsStore({
    jutt,
    memory: dependencies.attached,
    openKey: () => draftKey(chat.getState().place),
    readFile: async (file) => (await import('../attachments/read/read-file.ts')).readFile(file),
    refused: toasts.notAttached,
  })
  const chat = createChatStore({
    newSetup,
    attachments: attachments.getState(),
    jutt,
    memory: openChat,
    drafts: readDrafts(drafts) ?? bootstrap.drafts,
    schedule,
    now,
    report,
    messageDeleted(message, restore) {
      view.getState().focusMessage()
      toasts.deleted({ kind: 'message', message }, restore)
    },
  })
  const find = createFindStore({ chat, schedule: calmly })
  const setup = createSetupStore({ jutt, chat, newSetup, report })
  const prompts = createPromptsStore({
    jutt,
    removed: (prompt, restore) => toasts.deleted({ kind: 'prompt', prompt }, restore),
    report,
  })
  const chats = {
    jutt,
    report,
    isOpen: (chatId: string) => draftKey(chat.getState().place) === chatId,
    removed(removed: ChatSummary, wasOpen: boolean, restore: () => Promise<boolean>) {
      view.getState().focusMessage()
      toasts.deleted({ kind: 'chat', chat: removed }, async () => {
        if (!(await restore()) || !wasOpen) return
        transcript.getState().close()
        await chat.getState().open(removed.id)
      })
    },
  }
  const chatList = createChatListStore({ ...chats, first: bootstrap.chats })
  const transcript = createTranscriptStore({
    jutt,
    memory: openTranscript,
    schedule: calmly,
    report,
  })
  const reading = createReadingStore({ transcript, createReader, report })
  const transcripts = {
    jutt,
    schedule: calmly,
    report,
    isOpen: (recordingId: string) => openRecordingId(transcript.getState().place) === recordingId,
    removed(recording: Recording, wasOpen: boolean, restore: () => Promise<boolean>) {
      view.getState().focusMessage()
      toasts.deleted({ kind: 'transcript', recording }, async () => {
        if ((await restore()) && wasOpen) await transcript.getState().open(recording.id)
      })
    },
  }
  const recordings = createRecordingsStore({ ...transcripts, first: bootstrap.recordings })
  const dictations = createDictationsStore({
    jutt,
    report,
    removed: (recording, restore) => toasts.deleted({ kind: 'transcript', recording }, restore),
  })
  const fileIntake = createFileIntake({
    jutt,
    language: () => chosenLanguage(session.getState()),
    taken(recording, isFirst) {
      recordings.getState().add([recording])
      if (!isFirst) return
      view.getState().closePanel()
      view.getState().closeDrawer()
      void transcript.getState().open(recording.id)
    },
    attach(files) {
      view.getState().closePanel()
      transcript.getState().close()
      void attachments.getState().addFiles(files)
      view.getState().focusMessage()
    },
    refused: toasts.refused,
    notAttached: toasts.notAttached,
    report,
  })
  const dictation = createDictation({
    jutt,
    chat,
    language: () => chosenLanguage(session.getState()),
    wishes: () => session.getState().settings,
    now,
    report,
    kept: (recordingId) =>
      toasts.cancelled(async () => {
        const answer = await jutt.recordings.retry({ recordingId, index: null })
        if (answer.ok) await transcript.getState().open(recordingId)
        else report(answer.error)
      }),
  })
  const connect = createConnectStore({
    jutt,
    connected: (service) => session.getState().setService(service),
  })

  jutt.on('recordings:soundKept', ({ error }) => report(error))

  return {
    session,
    usage: createUsageStore({ jutt, report }),
    updates: createUpdatesStore(jutt, report),
    data: createDataStore(jutt, report),
    about: createAboutStore(jutt, report),
    view,
    search: createSearchStore({ jutt, now }),
    jutt,
    keeping: createKeepingStore({ jutt, report }),
    items: createItemsStore({ jutt, report, done: toasts.done }),
    archive: {
      chatList: createChatListStore({ ...chats, archived: true }),
      recordings: createRecordingsStore({ ...transcripts, archived: true }),
    },
    chatList,
    chat,
    find,
    setup,
    attachments,
    prompts,
    recordings,
    queue: createQueueStore({
      jutt,
      report,
      opened(recording) {
        recordings.getState().add([recording])
        void transcript.getState().open(recording.id)
      },
    }),
    transcript,
    reading,
    again: createAgainStore({ jutt, report }),
    editing: createEditingStore({
      jutt,
      transcript,
      reading,
      drafts: bootstrap.drafts,
      schedule: afterTyping,
      report,
    }),
    findReplace: createFindReplaceStore({ transcript, reading, schedule }),
    player: createPlayerStore({
      audio,
      speed: () => session.getState().settings.playbackSpeed,
      schedule,
    }),
    fileIntake,
    dictation,
    dictations,
    connect,
    toasts,
    markdown: createLate(
      async () => (await import('../chat/markdown/markdown.tsx')).renderMarkdown,
    ),
    math: createLate(async () => (await import('../chat/markdown/math.ts')).math),
    waveform: createLate(async () => (await import('../dictation/waveform.ts')).createWaveform),
    soundPicture: createLate(
      async () => (await import('../transcripts/player/sound-picture.ts')).createSoundPicture,
    ),
    isNarrow: () => isNarrow(session.getState().settings.textSize),
    readAttachment: (attachmentId) => jutt.attachments.read({ attachmentId }),
    openRecording: (recordingId) => jutt.recordings.open({ recordingId }),
    requestCode: (messageId, format) => jutt.chats.requestCode({ messageId, format }),
    async openLink(url) {
      const answer = await jutt.app.openLink({ url })
      if (!answer.ok) report(answer.error)
    },
    keepDrafts: keepDrafts({
      chat,
      memory: drafts,
      schedule: afterTyping,
      async save(typed) {
        const answer = await jutt.drafts.keep(typed)
        if (!answer.ok) report(answer.error)
      },
    }),
    onHeldKey: (listener) => jutt.on('shortcut:held', listener),
  }
}
