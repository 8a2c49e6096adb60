import type { ReactNode } from 'react'
import type { ActionId } from '../../../shared/actions.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Bootstrap } from '../../../shared/ipc/schemas/app.ts'
import { createChatListStore, type ChatListStore } from '../chat-list/chat-list-store.ts'
import { createChatStore, draftKey, type ChatStore } from '../chat/chat-store.ts'
import { keepDrafts, readDrafts } from '../chat/kept-drafts.ts'
import type { Schedule } from '../chat/schedule.ts'
import { createConnectStore, type ConnectStore } from '../first-run/connect-store.ts'
import type { MathPlugin } from '../chat/markdown/plugins.ts'
import { createLate, type Late } from './late.ts'
import { createSessionStore, type SessionStore } from './session-store.ts'
import { createToasts, type Toasts } from './toasts.ts'
import { createViewStore, type ViewStore } from './view-store.ts'

/** Remembers one text as long as the window lives, over reloads. */
export interface WindowMemory {
  get(): string | null
  set(value: string | null): void
}

/** Everything the components of this window read and call. */
export interface Stores {
  session: SessionStore
  view: ViewStore
  chatList: ChatListStore
  chat: ChatStore
  connect: ConnectStore
  toasts: Toasts
  /** The renderer of answers. */
  markdown: Late<(text: string, writing: boolean) => ReactNode>
  /** The renderer of formulas in answers. */
  math: Late<MathPlugin>
  isNarrow: () => boolean
  /** Opens a web or mail address outside of Jutt. */
  openLink: (url: string) => Promise<void>
  /** Keeps what is typed now: the page is about to go. */
  keepDrafts: () => void
  /** Calls the listener when the menu of the window asks for an action. */
  onMenuAction: (listener: (id: ActionId) => void) => () => void
}

export function createStores(dependencies: {
  jutt: Jutt
  bootstrap: Bootstrap
  openChat: WindowMemory
  drafts: WindowMemory
  schedule: Schedule
  afterTyping: Schedule
  now: () => number
  isNarrow: () => boolean
}): Stores {
  const { jutt, bootstrap, openChat, drafts, schedule, afterTyping, now, isNarrow } = dependencies
  const toasts = createToasts()
  const report = toasts.error
  const session = createSessionStore({ jutt, bootstrap, report })
  const view = createViewStore()
  const chat = createChatStore({
    jutt,
    memory: openChat,
    drafts: readDrafts(drafts),
    schedule,
    now,
    report,
  })
  const chatList = createChatListStore({
    jutt,
    report,
    isOpen: (chatId) => draftKey(chat.getState().place) === chatId,
    removed(removed, wasOpen, restore) {
      view.getState().focusMessage()
      toasts.deleted(removed, async () => {
        if ((await restore()) && wasOpen) await chat.getState().open(removed.id)
      })
    },
  })
  const connect = createConnectStore({
    jutt,
    connected: (service) => session.getState().setService(service),
  })

  return {
    session,
    view,
    chatList,
    chat,
    connect,
    toasts,
    markdown: createLate(
      async () => (await import('../chat/markdown/markdown.tsx')).renderMarkdown,
    ),
    math: createLate(async () => (await import('../chat/markdown/math.ts')).math),
    isNarrow,
    async openLink(url) {
      const answer = await jutt.app.openLink({ url })
      if (!answer.ok) report(answer.error)
    },
    keepDrafts: keepDrafts({ chat, memory: drafts, schedule: afterTyping }),
    onMenuAction: (listener) => jutt.on('app:action', ({ id }) => listener(id)),
  }
}
