import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertNever } from '../../../shared/assert-never.ts'
import { longestMessage } from '../../../shared/limits.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { ChatSummary, Message } from '../../../shared/ipc/schemas/chats.ts'
import { createLiveFeed } from './live-feed.ts'
import type { LiveAnswer } from './live-answer.ts'
import type { Schedule } from './schedule.ts'

/** What the chat view shows. */
export type Place =
  | { kind: 'new' }
  | { kind: 'opening'; chatId: string }
  | { kind: 'open'; chat: ChatSummary; messages: readonly Message[] }
  | { kind: 'failed'; chatId: string; error: AppError }

export interface ChatState {
  place: Place
  /** Answers of the open chat that are being written, by message; renewed at most once a frame. */
  live: Readonly<Record<string, LiveAnswer>>
  /** What is typed and not sent, by chat ("" for the new one). */
  drafts: Readonly<Record<string, string>>
  /** Is a request under way that starts an answer? */
  sending: boolean
  /** Why the last message of this chat could not be sent. */
  sendError: AppError | null
  startNew(): void
  open(chatId: string): Promise<void>
  /** Opens the chat that this window showed before it was reloaded. */
  reopen(): Promise<void>
  setDraft(text: string): void
  /** Changes a draft that need not be the one of the place shown. */
  writeDraft(key: string, text: string): void
  send(model: string): Promise<void>
  stop(): Promise<void>
  /** Lets a model answer again in place of this answer. */
  answerAgain(messageId: string, model: string): Promise<void>
}

export type ChatStore = StoreApi<ChatState>

/** The key of the draft that belongs to the place. */
export function draftKey(place: Place): string {
  switch (place.kind) {
    case 'new':
      return ''
    case 'open':
      return place.chat.id
    case 'opening':
    case 'failed':
      return place.chatId
    default:
      return assertNever(place)
  }
}

export function isAnswering(state: ChatState): boolean {
  return Object.keys(state.live).length > 0
}

/** One answer at a time: while this holds, nothing starts another one in this chat. */
function isBusy(state: ChatState): boolean {
  return state.sending || isAnswering(state)
}

/** Is there something in the text, and not more than can be sent? */
export function isSendable(text: string): boolean {
  return text.length <= longestMessage && text.trim() !== ''
}

export function createChatStore(dependencies: {
  jutt: Jutt
  /** The chat shown last. */
  memory: { get(): string | null; set(value: string | null): void }
  /** What was typed before this window was reloaded. */
  drafts: ChatState['drafts']
  schedule: Schedule
  now: () => number
  report: (error: AppError) => void
}): ChatStore {
  const { jutt, memory, drafts, schedule, now, report } = dependencies
  const atNew = { place: { kind: 'new' }, live: {}, sendError: null } as const

  const store = createStore<ChatState>()((set, get) => ({
    ...atNew,
    drafts,
    sending: false,

    startNew() {
      memory.set(null)
      feed.reset()
      set(atNew)
    },

    async open(chatId) {
      memory.set(chatId)
      feed.reset()
      set({ place: { kind: 'opening', chatId }, live: {}, sendError: null })
      await load(chatId)
    },

    async reopen() {
      const chatId = memory.get()
      if (chatId !== null) await get().open(chatId)
    },

    setDraft(text) {
      set(({ place, drafts }) => ({
        drafts: { ...drafts, [draftKey(place)]: text },
        sendError: null,
      }))
    },

    writeDraft(key, text) {
      set(({ drafts }) => ({ drafts: { ...drafts, [key]: text } }))
    },

    async send(model) {
      const { place, drafts } = get()
      const key = draftKey(place)
      const content = drafts[key] ?? ''
      const ready = place.kind === 'new' || place.kind === 'open'
      if (!ready || isBusy(get()) || !isSendable(content)) return
      set({ sending: true, sendError: null })
      const chatId = place.kind === 'open' ? place.chat.id : null
      const answer = await feed.duringFirstReply(() => jutt.chats.send({ chatId, content, model }))
      const stillHere = draftKey(get().place) === key
      if (!answer.ok) {
        set({ sending: false, ...(stillHere && { sendError: answer.error }) })
        return
      }
      const { chat, user, answer: message } = answer.value
      set(({ drafts }) => ({ sending: false, drafts: withoutDraft(drafts, key, content) }))
      if (!stillHere) return
      memory.set(chat.id)
      const before = get().place
      const messages = before.kind === 'open' ? before.messages : []
      set({ place: { kind: 'open', chat, messages: [...messages, user, message] } })
      feed.follow([message])
    },

    async stop() {
      for (const messageId of Object.keys(get().live)) {
        const answer = await jutt.chats.stop({ messageId })
        if (!answer.ok) report(answer.error)
      }
    },

    async answerAgain(messageId, model) {
      const { place } = get()
      if (place.kind !== 'open' || isBusy(get())) return
      set({ sending: true })
      const answer = await feed.duringFirstReply(() => jutt.chats.answerAgain({ messageId, model }))
      set({ sending: false })
      if (!answer.ok) return report(answer.error)
      const here = get().place
      if (here.kind !== 'open' || here.chat.id !== place.chat.id) return
      const index = here.messages.findIndex(({ id }) => id === messageId)
      const before = index === -1 ? here.messages : here.messages.slice(0, index)
      set({ place: { ...here, messages: [...before, answer.value] } })
      feed.follow([answer.value])
    },
  }))

  /** Fetches the chat as it is now, into the place that waits for it. */
  async function load(chatId: string): Promise<void> {
    const answer = await feed.duringSnapshot(() => jutt.chats.open({ chatId }))
    if (draftKey(store.getState().place) !== chatId) return
    if (answer.ok) {
      const { chat, messages } = answer.value
      store.setState({ place: { kind: 'open', chat, messages } })
      feed.follow(messages)
    } else if (answer.error.code === 'not_found') {
      store.getState().startNew()
    } else {
      store.setState({ place: { kind: 'failed', chatId, error: answer.error }, live: {} })
    }
  }

  const feed = createLiveFeed({
    jutt,
    schedule,
    now,
    publish: (live) => store.setState({ live }),
    message: (messageId) => messageOf(store.getState().place, messageId),
    ended(message, live) {
      const { place } = store.getState()
      if (place.kind !== 'open') return
      const messages = place.messages.map((old) => (old.id === message.id ? message : old))
      store.setState({ place: { ...place, messages }, live })
    },
    gap: (chatId) => void load(chatId),
  })

  jutt.on('chats:changed', ({ changed, removed }) => {
    const { place, startNew } = store.getState()
    if (removed.includes(draftKey(place))) startNew()
    const chat = changed.find(({ id }) => id === draftKey(place))
    if (chat && place.kind === 'open') store.setState({ place: { ...place, chat } })
  })
  return store
}

function messageOf(place: Place, messageId: string): Message | undefined {
  if (place.kind !== 'open') return undefined
  // The answers being written are the last ones.
  return place.messages.findLast(({ id }) => id === messageId)
}

/** The drafts without the text that was sent; what was typed in the meantime stays. */
function withoutDraft(
  drafts: Readonly<Record<string, string>>,
  key: string,
  sent: string,
): Readonly<Record<string, string>> {
  if (drafts[key] !== sent) return drafts
  const { [key]: _, ...others } = drafts
  return others
}
