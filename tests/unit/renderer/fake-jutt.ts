import type { EventName } from '../../../shared/ipc/channels.ts'
import type { EventPayload, Jutt } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/errors.ts'
import { defaultSetup } from '../../../shared/chat-setup.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type {
  AssistantMessage,
  ChatSummary,
  Message,
  ShownPath,
  UserMessage,
} from '../../../shared/ipc/schemas/chats.ts'
import { defaultSettings, type SettingsView } from '../../../shared/ipc/schemas/settings.ts'
import type { ChatSetup } from '../../../shared/ipc/schemas/setup.ts'
import { bootstrap, connectedService } from './fake-bootstrap.ts'
import { createFakeData } from './fake-data.ts'
import { createFakeUpdates } from './fake-updates.ts'
import { createFakeLibrary } from './fake-library.ts'
import { createFakeRecordings, type FakeRecordings } from './fake-recordings.ts'

export function summary(id: string, updatedAt = 0, title = id): ChatSummary {
  return { id, title, createdAt: updatedAt, updatedAt }
}

export function answerTo(chatId: string, id: string): AssistantMessage {
  return {
    role: 'assistant',
    id,
    chatId,
    parentId: `${id}-question`,
    createdAt: 0,
    model: 'gemma-4-31B-it',
    thinking: '',
    content: '',
    state: { kind: 'streaming', phase: { kind: 'queued' } },
    figures: {},
    earlier: [],
  }
}

interface Kept {
  chat: ChatSummary
  messages: Message[]
}

function pathOf({ chat, messages }: Kept): ShownPath {
  return { chat, after: null, messages, versions: {}, comparison: [] }
}

function upTo(messages: readonly Message[], messageId: string | null): Message[] {
  return messages.slice(0, messages.findIndex(({ id }) => id === messageId) + 1)
}

export interface FakeJutt extends Jutt, FakeRecordings {
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void
  /** What main keeps: chats with their messages, newest first in the list. */
  chatsKept: Map<string, Kept>
  /** How chats ask, by their ids. */
  setups: Map<string, ChatSetup>
  /** Chats deleted and not restored. */
  deleted: Map<string, Kept>
  /** The next request fails with this. */
  failNext(error: AppError): void
  /** The next request waits until the returned function is called. */
  holdNext(): () => void
  linksOpened: string[]
}

/** Main as the contract describes it, in memory: it stores, answers and announces, and streams what the test emits. */
export function createFakeJutt(): FakeJutt {
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const chatsKept: FakeJutt['chatsKept'] = new Map()
  const deleted: FakeJutt['deleted'] = new Map()
  const setups: FakeJutt['setups'] = new Map()
  const linksOpened: string[] = []
  let view: SettingsView = {
    settings: defaultSettings,
    language: 'en',
    managed: 'none',
    locked: [],
  }
  let failing: AppError | null = null
  let held: Promise<void> | null = null
  const restorable = new Map<string, Message[]>()
  let messages = 0

  async function answer<T>(value: () => T): Promise<Result<T>> {
    const error = failing
    const waitFor = held
    failing = null
    held = null
    const result = error ? failure(error) : success(value())
    if (waitFor) await waitFor
    return result
  }

  function emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  }

  function kept(chatId: string) {
    const found = chatsKept.get(chatId)
    if (!found) throw new Error(`No chat ${chatId}`)
    return found
  }

  function find(messageId: string) {
    for (const entry of chatsKept.values()) {
      const message = entry.messages.find(({ id }) => id === messageId)
      if (message) return { entry, message }
    }
    throw new Error(`No message ${messageId}`)
  }

  /** Adds a message with the empty answers to it, as main does, and tells what that adds to the path. */
  function ask(entry: Kept, parentId: string | null, content: string, models: readonly string[]) {
    const answers = models.map((model) => {
      messages += 1
      return { ...answerTo(entry.chat.id, `answer-${messages}`), model }
    })
    const id = answers[0]?.parentId ?? ''
    const user: UserMessage = {
      role: 'user',
      id,
      chatId: entry.chat.id,
      parentId,
      createdAt: 0,
      content,
    }
    const isCompared = answers.length > 1
    const added = isCompared ? [user] : [user, ...answers]
    entry.messages = [...entry.messages, ...added]
    return {
      ...pathOf(entry),
      after: parentId,
      messages: added,
      comparison: isCompared ? answers.map((message) => ({ ...message, parentId: id })) : [],
    }
  }

  return {
    ...createFakeRecordings({ answer, emit }),
    ...createFakeLibrary(answer),
    updates: createFakeUpdates(answer),
    data: createFakeData(answer),
    emit,
    chatsKept,
    setups,
    deleted,
    linksOpened,
    failNext: (error) => {
      failing = error
    },
    holdNext: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return resolve
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener)
      return () => set.delete(listener)
    },
    items: {
      mark: ({ chatIds, mark }) =>
        answer(() => {
          const changed = chatIds.map((id) => {
            const entry = kept(id)
            const { mark: _, ...chat } = entry.chat
            entry.chat = mark === 'none' ? chat : { ...chat, mark }
            return entry.chat
          })
          emit('chats:changed', { changed, removed: [] })
          return undefined
        }),
      delete: ({ chatIds }) =>
        answer(() => {
          for (const id of chatIds) {
            deleted.set(id, kept(id))
            chatsKept.delete(id)
          }
          emit('chats:changed', { changed: [], removed: [...chatIds] })
          return undefined
        }),
      restore: ({ chatIds }) =>
        answer(() => {
          const changed = chatIds.flatMap((id) => {
            const entry = deleted.get(id)
            deleted.delete(id)
            if (entry) chatsKept.set(id, entry)
            return entry ? [entry.chat] : []
          })
          emit('chats:changed', { changed, removed: [] })
          return undefined
        }),
    },
    keeping: {
      exportChat: () => answer(() => ({ isSaved: true })),
      exportTranscript: () => answer(() => ({ isSaved: true })),
      exportItems: () => answer(() => ({ isSaved: true })),
      exportEverything: () => answer(() => ({ isSaved: true })),
      importFile: () => answer(() => null),
    },
    search: { find: () => answer(() => ({ findings: [], next: null, indexing: false })) },
    app: {
      bootstrap: () => answer(() => bootstrap),
      readyToClose: () => answer(() => undefined),
      openLink: ({ url }) =>
        answer(() => {
          linksOpened.push(url)
          return undefined
        }),
      takeIntents: () => answer(() => []),
      quit: () => answer(() => undefined),
    },
    about: {
      licences: () => answer(() => []),
      log: () => answer(() => ({ file: '/home/ann/.config/Jutt/logs/jutt.log', text: '' })),
      showLog: () => answer(() => undefined),
    },
    settings: {
      reset: ({ names }) =>
        answer(() => {
          const defaults = Object.fromEntries(names.map((name) => [name, defaultSettings[name]]))
          view = { ...view, settings: { ...view.settings, ...defaults } }
          return view
        }),
      update: (patch) =>
        answer(() => {
          view = { ...view, settings: { ...view.settings, ...patch } as SettingsView['settings'] }
          return view
        }),
    },
    service: {
      connect: () => answer(() => connectedService),
      practise: () => answer(() => ({ ...connectedService, practice: true })),
      refresh: () => answer(() => connectedService),
      usage: () => answer(() => null),
      disconnect: () =>
        answer(() => ({
          kind: 'unconnected' as const,
          address: connectedService.address,
          reason: 'key_missing' as const,
          canSealKey: true,
        })),
    },
    drafts: { keep: () => answer(() => undefined) },
    chats: {
      list: ({ after, limit }) =>
        answer(() => {
          const all = [...chatsKept.values()]
            .map(({ chat }) => chat)
            .toSorted((a, b) => b.updatedAt - a.updatedAt)
          const start = after === null ? 0 : all.findIndex(({ id }) => id === after.id) + 1
          const chats = all.slice(start, start + limit)
          const last = chats.at(-1)
          const more = start + limit < all.length && last
          return { chats, next: more ? { updatedAt: last.updatedAt, id: last.id } : null }
        }),
      setup: ({ chatId }) => answer(() => setups.get(chatId) ?? defaultSetup),
      configure: ({ chatId, setup }) =>
        answer(() => {
          setups.set(chatId, setup)
          return undefined
        }),
      requestCode: ({ messageId, format }) => answer(() => ({ code: `${format} of ${messageId}` })),
      open: ({ chatId, last }) =>
        answer(() => {
          const path = structuredClone(pathOf(kept(chatId)))
          const messages = path.messages.slice(-(last ?? Number.MAX_SAFE_INTEGER))
          return { ...path, after: messages[0]?.parentId ?? null, messages }
        }),
      earlier: ({ messageId, last }) =>
        answer(() => {
          const { entry, message } = find(messageId)
          return { messages: upTo(entry.messages, message.parentId).slice(-last), versions: {} }
        }),
      send: ({ chatId, content, models, setup }) =>
        answer(() => {
          const chat = chatId === null ? summary(`chat-${messages + 1}`) : kept(chatId).chat
          const entry = chatsKept.get(chat.id) ?? { chat, messages: [] }
          chatsKept.set(chat.id, entry)
          if (chatId === null && setup) setups.set(chat.id, setup)
          return ask(entry, entry.messages.at(-1)?.id ?? null, content, models)
        }),
      edit: ({ messageId, content, models }) =>
        answer(() => {
          const { entry, message } = find(messageId)
          entry.messages = upTo(entry.messages, message.parentId)
          const path = ask(entry, message.parentId, content, models)
          const edited = path.messages[0]?.id ?? ''
          return { ...path, versions: { [edited]: [messageId, edited] } }
        }),
      answerAgain: ({ messageId, model }) =>
        answer(() => {
          const { entry, message } = find(messageId)
          messages += 1
          const fresh = {
            ...answerTo(entry.chat.id, `answer-${messages}`),
            parentId: message.parentId ?? '',
            model,
          }
          entry.messages = [...upTo(entry.messages, message.parentId), fresh]
          const versions = { [fresh.id]: [messageId, fresh.id] }
          return { ...pathOf(entry), after: fresh.parentId, messages: [fresh], versions }
        }),
      continue: ({ messageId }) =>
        answer(() => {
          const { entry, message } = find(messageId)
          if (message.role !== 'assistant') throw new Error(`No answer ${messageId}`)
          const { state } = answerTo(entry.chat.id, messageId)
          const reopened = { ...message, state }
          return { ...pathOf(entry), after: message.parentId, messages: [reopened] }
        }),
      show: ({ messageId }) =>
        answer(() => {
          const { entry, message } = find(messageId)
          return { ...pathOf(entry), after: message.parentId, messages: [message] }
        }),
      branch: ({ messageId }) =>
        answer(() => {
          const { entry } = find(messageId)
          messages += 1
          const chat = summary(`chat-${messages}`)
          const copy = { chat, messages: upTo(entry.messages, messageId) }
          chatsKept.set(chat.id, copy)
          return pathOf(copy)
        }),
      deleteMessage: ({ messageId }) =>
        answer(() => {
          const { entry, message } = find(messageId)
          restorable.set(messageId, entry.messages)
          entry.messages = upTo(entry.messages, message.parentId)
          return { ...pathOf(entry), after: message.parentId, messages: [] }
        }),
      restoreMessage: ({ messageId }) =>
        answer(() => {
          const all = restorable.get(messageId) ?? []
          const entry = kept(all[0]?.chatId ?? '')
          entry.messages = all
          return pathOf(entry)
        }),
      stop: () => answer(() => undefined),
      stopWaiting: () => answer(() => undefined),
      rename: ({ chatId, title }) =>
        answer(() => {
          const entry = kept(chatId)
          entry.chat = { ...entry.chat, title }
          return entry.chat
        }),
      delete: ({ chatId }) =>
        answer(() => {
          deleted.set(chatId, kept(chatId))
          chatsKept.delete(chatId)
          emit('chats:changed', { changed: [], removed: [chatId] })
          return undefined
        }),
      restore: ({ chatId }) =>
        answer(() => {
          const entry = deleted.get(chatId)
          if (!entry) throw new Error(`Not deleted: ${chatId}`)
          deleted.delete(chatId)
          chatsKept.set(chatId, entry)
          return entry.chat
        }),
    },
  }
}
