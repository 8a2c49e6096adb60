import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Attachment } from '../../../shared/ipc/schemas/attachments.ts'
import type { AssistantMessage, ChatSummary } from '../../../shared/ipc/schemas/chats.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { TranscriptFormat } from '../../../shared/ipc/schemas/keeping.ts'

/** What this window shows besides its chat; nothing of it is kept. */
export interface ViewState {
  /** What is shown in place of the chat or the transcript. */
  panel: Panel | null
  /** The section of the settings that is led to; the number makes a repeated wish new. */
  section: { name: SettingsSection; number: number } | null
  /** Is the palette of all actions open? */
  paletteOpen: boolean
  /** The list beside the chat, where the window is wide. */
  sidebarOpen: boolean
  /** The list over the chat, where the window is narrow. */
  drawerOpen: boolean
  /** The item that is being renamed in a dialog. */
  renaming: Renaming | null
  /** The recording whose transcript is being exported in a dialog. */
  exporting: string | null
  /** The format of the last export. */
  exportFormat: TranscriptFormat
  /** What was attached to a message and is shown in a dialog. */
  attachment: Attachment | null
  /** The answer whose details are shown in a dialog. */
  details: AssistantMessage | null
  /** Is the dialog open that sets up the chat? */
  setupOpen: boolean
  /** Is the dialog open that asks for another key? */
  replacingKey: boolean
  /** What assistive technology is told next; the number makes a repeated text new. */
  announcements: Record<AnnouncementKind, { text: string; number: number }>
  /** Text for the message field, at its caret; the number makes a repeated text new. */
  insertion: { text: string; number: number }
  /** The control of the message field that an action asks for; the number makes a repeated wish new. */
  wanted: { control: ComposerControl; number: number } | null
  /** Counts the requests to put the caret into the message field. */
  focusRequests: number
  /** Where the keyboard is to go, in a message that is or will be shown. */
  landing: Landing | null
  /** Counts the requests to put the caret into the search field. */
  searchRequests: number
  /** The found place that is led to and marked; the number makes the same one new. */
  jump: Jump | null
  openPanel(panel: Panel): void
  openSection(section: SettingsSection): void
  showPalette(open: boolean): void
  want(control: ComposerControl): void
  closePanel(): void
  toggleSidebar(narrow: boolean): void
  closeDrawer(): void
  rename(item: Renaming | null): void
  exportTranscript(recordingId: string | null): void
  preferFormat(format: TranscriptFormat): void
  replaceKey(open: boolean): void
  openSetup(open: boolean): void
  showDetails(message: AssistantMessage | null): void
  showAttachment(attachment: Attachment | null): void
  announce(text: string, kind?: AnnouncementKind): void
  insertText(text: string): void
  focusMessage(): void
  /** Puts the keyboard on a part of a message, as soon as that is there; null once it is there. */
  land(landing: Landing | null): void
  focusSearch(): void
  showList(narrow: boolean): void
  jumpTo(target: JumpTarget, query: string): void
}

/** How something stands, or what was said to the person: neither takes the place of the other. */
export type AnnouncementKind = 'status' | 'log'

/** A chat or a transcript, and what it is called until it gets another name. */
export type Renaming =
  | { kind: 'chat'; chat: ChatSummary }
  | { kind: 'transcript'; recording: Recording }

/** A part of a message that takes the keyboard over from what went away. */
export interface Landing {
  messageId: string
  part: 'edit' | 'editField' | 'previousVersion' | 'nextVersion'
}

/** A place in a chat or in a transcript. */
export type JumpTarget =
  | {
      kind: 'message'
      chatId: string
      messageId: string
      part: 'written' | 'answered' | 'thought'
    }
  | { kind: 'piece'; recordingId: string; index: number }
  /** A sample of the recording, at 16 kHz. */
  | { kind: 'place'; recordingId: string; sample: number }

export interface Jump {
  target: JumpTarget
  /** What was searched for, to be marked there. */
  query: string
  number: number
}

export type Panel = 'settings' | 'dictations'

export type SettingsSection =
  | 'service'
  | 'models'
  | 'dictation'
  | 'transcripts'
  | 'appearance'
  | 'general'
  | 'shortcuts'
  | 'data'
  | 'about'

/** What stands below the message field and can be asked for from elsewhere. */
export type ComposerControl = 'attach' | 'model' | 'compare' | 'dictate'

export type ViewStore = StoreApi<ViewState>

export function createViewStore(): ViewStore {
  return createStore<ViewState>()((set) => ({
    panel: null,
    section: null,
    paletteOpen: false,
    wanted: null,
    sidebarOpen: true,
    drawerOpen: false,
    renaming: null,
    exporting: null,
    exportFormat: 'txt',
    replacingKey: false,
    attachment: null,
    details: null,
    setupOpen: false,
    announcements: { status: { text: '', number: 0 }, log: { text: '', number: 0 } },
    insertion: { text: '', number: 0 },
    focusRequests: 0,
    landing: null,
    searchRequests: 0,
    jump: null,
    openPanel: (panel) => set({ panel, section: null, drawerOpen: false }),
    openSection: (name) =>
      set(({ section }) => ({
        panel: 'settings',
        drawerOpen: false,
        section: { name, number: (section?.number ?? 0) + 1 },
      })),
    showPalette: (paletteOpen) => set({ paletteOpen }),
    want: (control) =>
      set(({ wanted }) => ({ wanted: { control, number: (wanted?.number ?? 0) + 1 } })),
    closePanel: () => set({ panel: null }),
    toggleSidebar: (narrow) =>
      set(({ sidebarOpen, drawerOpen }) =>
        narrow ? { drawerOpen: !drawerOpen } : { sidebarOpen: !sidebarOpen },
      ),
    closeDrawer: () => set({ drawerOpen: false }),
    rename: (renaming) => set({ renaming }),
    exportTranscript: (exporting) => set({ exporting }),
    preferFormat: (exportFormat) => set({ exportFormat }),
    showAttachment: (attachment) => set({ attachment }),
    showDetails: (details) => set({ details }),
    openSetup: (setupOpen) => set({ setupOpen }),
    replaceKey: (replacingKey) => set({ replacingKey }),
    announce: (text, kind = 'status') =>
      set(({ announcements }) => {
        const { number } = announcements[kind]
        return { announcements: { ...announcements, [kind]: { text, number: number + 1 } } }
      }),
    land: (landing) => set({ landing }),
    focusSearch: () => set(({ searchRequests }) => ({ searchRequests: searchRequests + 1 })),
    showList: (narrow) => set(narrow ? { drawerOpen: true } : { sidebarOpen: true }),
    jumpTo: (target, query) =>
      set(({ jump }) => ({ jump: { target, query, number: (jump?.number ?? 0) + 1 } })),
    insertText: (text) =>
      set(({ insertion }) => ({ insertion: { text, number: insertion.number + 1 } })),
    focusMessage: () => set(({ focusRequests }) => ({ focusRequests: focusRequests + 1 })),
  }))
}
