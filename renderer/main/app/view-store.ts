import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ChatSummary } from '../../../shared/ipc/schemas/chats.ts'

/** What this window shows besides its chat; nothing of it is kept. */
export interface ViewState {
  settingsOpen: boolean
  /** The list beside the chat, where the window is wide. */
  sidebarOpen: boolean
  /** The list over the chat, where the window is narrow. */
  drawerOpen: boolean
  /** The chat that is being renamed in a dialog. */
  renaming: ChatSummary | null
  /** Is the dialog open that asks for another key? */
  replacingKey: boolean
  /** What assistive technology is told next; the number makes a repeated text new. */
  announcement: { text: string; number: number }
  /** Counts the requests to put the caret into the message field. */
  focusRequests: number
  /** Where the keyboard is to go, in a message that is or will be shown. */
  landing: Landing | null
  openSettings(): void
  closeSettings(): void
  toggleSidebar(narrow: boolean): void
  closeDrawer(): void
  rename(chat: ChatSummary | null): void
  replaceKey(open: boolean): void
  announce(text: string): void
  focusMessage(): void
  /** Puts the keyboard on a part of a message, as soon as that is there; null once it is there. */
  land(landing: Landing | null): void
}

/** A part of a message that takes the keyboard over from what went away. */
export interface Landing {
  messageId: string
  part: 'edit' | 'editField' | 'previousVersion' | 'nextVersion'
}

export type ViewStore = StoreApi<ViewState>

export function createViewStore(): ViewStore {
  return createStore<ViewState>()((set) => ({
    settingsOpen: false,
    sidebarOpen: true,
    drawerOpen: false,
    renaming: null,
    replacingKey: false,
    announcement: { text: '', number: 0 },
    focusRequests: 0,
    landing: null,
    openSettings: () => set({ settingsOpen: true, drawerOpen: false }),
    closeSettings: () => set({ settingsOpen: false }),
    toggleSidebar: (narrow) =>
      set(({ sidebarOpen, drawerOpen }) =>
        narrow ? { drawerOpen: !drawerOpen } : { sidebarOpen: !sidebarOpen },
      ),
    closeDrawer: () => set({ drawerOpen: false }),
    rename: (chat) => set({ renaming: chat }),
    replaceKey: (replacingKey) => set({ replacingKey }),
    announce: (text) =>
      set(({ announcement }) => ({ announcement: { text, number: announcement.number + 1 } })),
    land: (landing) => set({ landing }),
    focusMessage: () => set(({ focusRequests }) => ({ focusRequests: focusRequests + 1 })),
  }))
}
