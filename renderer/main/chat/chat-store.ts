import { createStore, type StoreApi } from 'zustand/vanilla'
import { longestMessage, mostCompared } from '../../../shared/limits.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Message, ShownPath } from '../../../shared/ipc/schemas/chats.ts'
import type { Result } from '../../../shared/result.ts'
import type { AttachmentsState } from '../attachments/attachments-store.ts'
import type { NewSetup } from '../chat-setup/new-setup.ts'
import { createLiveFeed } from './live-feed.ts'
import type { LiveAnswer } from './live-answer.ts'
import {
  draftKey,
  isCutShort,
  messageOf,
  withAnswer,
  withEarlier,
  withPath,
  type Place,
} from './place.ts'
import type { Schedule } from './schedule.ts'

/** So many of a chat's last messages are shown first: a few high windows of them. */
const firstSeen = 40
/** So many of those above come at once: few enough that what is read meanwhile moves on. */
const atOnce = 500

export interface ChatState {
  place: Place
  /** Answers of the open chat that are being written, by message; renewed at most once a frame. */
  live: Readonly<Record<string, LiveAnswer>>
  /** What is typed and not sent: by chat ("" for the new one), and by the message it is to replace (editKey). */
  drafts: Readonly<Record<string, string>>
  /** The models that the next message is compared between; with less than two, it goes to the chosen one. */
  compared: readonly string[]
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
  setCompared(models: readonly string[]): void
  send(model: string): Promise<void>
  stop(): Promise<void>
  /** Opens a message of the person's for a new version. */
  startEdit(messageId: string): void
  cancelEdit(messageId: string): void
  /** Sends the new version of a message; false where it could not be. */
  sendEdit(messageId: string, model: string): Promise<boolean>
  /** Lets a model answer again beside this answer, or this message of the person's. */
  answerAgain(messageId: string, model: string): Promise<void>
  /** Lets the model go on with an answer that broke off. */
  continueAnswer(messageId: string): Promise<void>
  /** Shows this version; false where it cannot be. Of answers that are compared, keeps this one. */
  show(messageId: string): Promise<boolean>
  /** Opens a new chat that begins with the messages up to this one; false where it cannot be. */
  branch(messageId: string): Promise<boolean>
  /** Deletes a message with all that follows it. */
  deleteMessage(messageId: string): Promise<void>
}

export type ChatStore = StoreApi<ChatState>

export function isAnswering(state: ChatState): boolean {
  return Object.keys(state.live).length > 0
}

/** One answer at a time, or those that are compared: while this holds, nothing starts another one in this chat. */
export function isBusy(state: ChatState): boolean {
  return state.sending || isAnswering(state)
}

/** Is there something in the text or attached to it, and not more than can be sent? */
export function isSendable(text: string, attached = 0): boolean {
  return text.length <= longestMessage && (text.trim() !== '' || attached > 0)
}

/** The key of the draft that is to replace a message. */
export function editKey(messageId: string): string {
  return `edit:${messageId}`
}

export function createChatStore(dependencies: {
  jutt: Jutt
  /** The chat shown last. */
  memory: { get(): string | null; set(value: string | null): void }
  /** What was typed before this window was opened. */
  drafts: ChatState['drafts']
  newSetup: NewSetup
  attachments: Pick<AttachmentsState, 'of' | 'clear'>
  schedule: Schedule
  now: () => number
  report: (error: AppError) => void
  /** A message was deleted with what follows it; restore brings it back. */
  messageDeleted: (message: Message, restore: () => Promise<void>) => void
}): ChatStore {
  const { jutt, memory, drafts, newSetup, attachments, schedule, now, report, messageDeleted } =
    dependencies
  const atNew = { place: { kind: 'new' }, live: {}, sendError: null } as const

  const store = createStore<ChatState>()((set, get) => ({
    ...atNew,
    drafts,
    compared: [],
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

    setCompared: (models) => set({ compared: models.slice(0, mostCompared) }),

    async send(model) {
      const { place, drafts, compared } = get()
      const key = draftKey(place)
      const content = drafts[key] ?? ''
      const ready = place.kind === 'new' || (place.kind === 'open' && !isUndecided({ place }))
      const { ids, isReading } = attachments.of(key)
      if (!ready || isBusy(get()) || isReading || !isSendable(content, ids.length)) return
      const chatId = place.kind === 'open' ? place.chat.id : null
      const models = compared.length > 1 ? [...compared] : [model]
      const setup = chatId === null && { setup: newSetup.read() }
      set({ sendError: null })
      const answer = await ask(
        () => jutt.chats.send({ chatId, content, models, attachments: ids, ...setup }),
        (state) => ({ compared: [], drafts: withoutDraft(state.drafts, key, content) }),
      )
      if (!answer.ok) {
        if (draftKey(get().place) === key) set({ sendError: answer.error })
        return
      }
      if (chatId === null) newSetup.forget()
      attachments.clear(key)
      take(key, answer.value)
    },

    async stop() {
      for (const messageId of Object.keys(get().live)) {
        const answer = await jutt.chats.stop({ messageId })
        if (!answer.ok) report(answer.error)
      }
    },

    startEdit(messageId) {
      const { place, drafts, writeDraft } = get()
      const message = messageOf(place, messageId)
      if (message?.role !== 'user' || drafts[editKey(messageId)] !== undefined) return
      writeDraft(editKey(messageId), message.content)
    },

    cancelEdit(messageId) {
      set(({ drafts }) => ({ drafts: withoutDraft(drafts, editKey(messageId)) }))
    },

    async sendEdit(messageId, model) {
      const { place, drafts } = get()
      const content = drafts[editKey(messageId)] ?? ''
      if (place.kind !== 'open' || isBusy(get()) || !isSendable(content)) return false
      const key = editKey(messageId)
      const answer = await ask(
        () => jutt.chats.edit({ messageId, content, models: [model] }),
        (state) => ({ drafts: withoutDraft(state.drafts, key, content) }),
      )
      if (!answer.ok) {
        report(answer.error)
        return false
      }
      take(place.chat.id, answer.value)
      return true
    },

    async answerAgain(messageId, model) {
      await begin(() => jutt.chats.answerAgain({ messageId, model }))
    },

    async continueAnswer(messageId) {
      await begin(() => jutt.chats.continue({ messageId }))
    },

    show: (messageId) => change(() => jutt.chats.show({ messageId })),

    async branch(messageId) {
      const answer = await jutt.chats.branch({ messageId })
      if (!answer.ok) {
        report(answer.error)
        return false
      }
      memory.set(answer.value.chat.id)
      feed.reset()
      set(atNew)
      take('', answer.value)
      return true
    },

    async deleteMessage(messageId) {
      const message = messageOf(get().place, messageId)
      if (!message || get().sending) return
      const isDeleted = await change(() => jutt.chats.deleteMessage({ messageId }))
      if (isDeleted) messageDeleted(message, () => restore(message))
    },
  }))

  /** Makes a request that starts answers; what was sent leaves the drafts as the sending ends, and not later. */
  async function ask(
    request: () => Promise<Result<ShownPath>>,
    whenSent: (state: ChatState) => Partial<ChatState> = () => ({}),
  ): Promise<Result<ShownPath>> {
    store.setState({ sending: true })
    const answer = await feed.duringFirstReply(request)
    store.setState((state) => ({ sending: false, ...(answer.ok && whenSent(state)) }))
    return answer
  }

  /** Starts answers in the open chat and shows them. */
  async function begin(request: () => Promise<Result<ShownPath>>): Promise<void> {
    const { place } = store.getState()
    if (place.kind !== 'open' || isBusy(store.getState())) return
    const answer = await ask(request)
    if (answer.ok) take(place.chat.id, answer.value)
    else report(answer.error)
  }

  /** Shows another path of the open chat. */
  async function change(request: () => Promise<Result<ShownPath>>): Promise<boolean> {
    const { place } = store.getState()
    if (place.kind !== 'open') return false
    const answer = await feed.duringSnapshot(request)
    if (answer.ok) take(place.chat.id, answer.value)
    else report(answer.error)
    return answer.ok
  }

  async function restore({ id: messageId, chatId }: Message): Promise<void> {
    const answer = await feed.duringSnapshot(() => jutt.chats.restoreMessage({ messageId }))
    if (answer.ok) take(chatId, answer.value)
    else report(answer.error)
  }

  /** Shows the path that main told, unless the person has gone elsewhere meanwhile. */
  function take(key: string, path: ShownPath): void {
    if (draftKey(store.getState().place) !== key) return
    const place = withPath(store.getState().place, path)
    if (place === null) {
      void load(path.chat.id)
      return
    }
    memory.set(path.chat.id)
    store.setState({ place })
    feed.follow([...path.messages, ...path.comparison])
  }

  /** Fetches the chat as it is now, into the place that waits for it: where nothing of it is there yet, its end first. */
  async function load(chatId: string): Promise<void> {
    const part = store.getState().place.kind === 'opening' ? { last: firstSeen } : {}
    const answer = await feed.duringSnapshot(() => jutt.chats.open({ chatId, ...part }))
    if (draftKey(store.getState().place) !== chatId) return
    if (answer.ok) {
      take(chatId, answer.value)
      await loadEarlier(chatId)
    } else if (answer.error.code === 'not_found') store.getState().startNew()
    else store.setState({ place: { kind: 'failed', chatId, error: answer.error }, live: {} })
  }

  /** Fetches what is above the messages that are here, until all of the path is. */
  async function loadEarlier(chatId: string): Promise<void> {
    for (;;) {
      const { place } = store.getState()
      if (place.kind !== 'open' || place.chat.id !== chatId || !isCutShort(place)) return
      const messageId = place.messages[0]?.id ?? ''
      const answer = await jutt.chats.earlier({ messageId, last: atOnce })
      const now = store.getState().place
      // What is open by now, or was fetched as a whole meanwhile, has its own way of being complete.
      if (now.kind !== 'open' || now.messages[0]?.id !== messageId) return
      if (!answer.ok) return report(answer.error)
      if (answer.value.messages.length === 0) return
      store.setState({ place: withEarlier(now, answer.value) })
    }
  }

  let typedAt = Number.NEGATIVE_INFINITY
  store.subscribe((state, before) => {
    if (state.drafts !== before.drafts) typedAt = now()
  })

  const feed = createLiveFeed({
    jutt,
    schedule,
    now,
    typedAt: () => typedAt,
    publish: (live) => store.setState({ live }),
    message: (messageId) => messageOf(store.getState().place, messageId),
    ended(message, live) {
      const { place } = store.getState()
      if (place.kind === 'open') store.setState({ place: withAnswer(place, message), live })
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

/** Does the conversation wait for one of the compared answers to be kept? */
export function isUndecided({ place }: Pick<ChatState, 'place'>): boolean {
  return place.kind === 'open' && place.comparison.length > 0
}

/** The drafts without this one; where it is told what was sent, what was typed in the meantime stays. */
function withoutDraft(
  drafts: Readonly<Record<string, string>>,
  key: string,
  sent: string | undefined = drafts[key],
): Readonly<Record<string, string>> {
  if (drafts[key] !== sent) return drafts
  const { [key]: _, ...others } = drafts
  return others
}
