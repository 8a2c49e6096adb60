import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Message } from '../../../../shared/ipc/schemas/chats.ts'
import type { ChatState, ChatStore } from '../chat-store.ts'
import type { Schedule } from '../schedule.ts'
import { visibleText } from './visible-text.ts'

/** One place where the open chat says what is looked for: in this part of a message, so many places after its first. */
export interface Match {
  messageId: string
  part: 'said' | 'thought'
  nth: number
}

export interface FindState {
  /** What is looked for in the open chat; null while nobody looks. */
  query: string | null
  /** In the order of the chat. */
  matches: readonly Match[]
  /** Which of the matches is shown; -1 where there are none. */
  at: number
  /** Counts the requests to put the caret into the field, and to show the match. */
  focusRequests: number
  showRequests: number
  open(): void
  close(): void
  search(query: string): void
  /** Goes to the next match, or the one before; after the last comes the first. */
  step(by: 1 | -1): void
}

export type FindStore = StoreApi<FindState>

/** Finds in the messages of the open chat, rendered or not, and goes on finding while an answer is written. */
export function createFindStore(dependencies: { chat: ChatStore; schedule: Schedule }): FindStore {
  const { chat, schedule } = dependencies
  const counted = createCounter()
  let callOff: (() => void) | null = null

  const store = createStore<FindState>()((set, get) => ({
    query: null,
    matches: [],
    at: -1,
    focusRequests: 0,
    showRequests: 0,

    open() {
      set(({ query, focusRequests }) => ({ query: query ?? '', focusRequests: focusRequests + 1 }))
    },

    close() {
      callOff?.()
      callOff = null
      set({ query: null, matches: [], at: -1 })
    },

    search(query) {
      const matches = find(query)
      // A chat is read at its end: the newest match is the nearest.
      set(({ showRequests }) => ({
        query,
        matches,
        at: matches.length - 1,
        showRequests: showRequests + 1,
      }))
    },

    step(by) {
      const { matches, at, showRequests } = get()
      if (matches.length === 0) return
      const next = (at + by + matches.length) % matches.length
      set({ at: next, showRequests: showRequests + 1 })
    },
  }))

  function find(query: string): Match[] {
    return textsOf(chat.getState()).flatMap(({ messageId, part, text }) =>
      Array.from({ length: counted(text, query) }, (_, nth) => ({ messageId, part, nth })),
    )
  }

  /** The chat has changed: what was shown stays shown, as long as it is there. */
  function findAgain(): void {
    callOff = null
    const { query, matches, at } = store.getState()
    if (query === null) return
    const { [at]: shown } = matches
    const found = find(query)
    const place = found.findIndex(
      ({ messageId, part, nth }) =>
        messageId === shown?.messageId && part === shown.part && nth === shown.nth,
    )
    store.setState({ matches: found, at: place === -1 ? found.length - 1 : place })
  }

  chat.subscribe((state, before) => {
    if (placeOf(state) !== placeOf(before)) store.getState().close()
    else if (store.getState().query !== null) callOff ??= schedule(findAgain)
  })
  return store
}

function placeOf({ place }: ChatState): string | null {
  return place.kind === 'open' ? place.chat.id : null
}

/** What is thought stands before what is said. */
function textsOf({ place, live }: ChatState): (Omit<Match, 'nth'> & { text: string })[] {
  if (place.kind !== 'open') return []
  return place.messages.flatMap((message: Message) => {
    const { id: messageId } = message
    const { content, thinking } = live[messageId] ?? { thinking: '', ...message }
    return [
      { messageId, part: 'thought', text: thinking },
      { messageId, part: 'said', text: content },
    ] as const
  })
}

/** Counts how often a text says something; what a text shows is worked out once. */
function createCounter(): (text: string, query: string) => number {
  const shown = new Map<string, string>()
  return (text, query) => {
    if (query === '') return 0
    let visible = shown.get(text)
    if (visible === undefined) {
      if (shown.size > 10_000) shown.clear()
      visible = visibleText(text).toLowerCase()
      shown.set(text, visible)
    }
    return visible.split(query.toLowerCase()).length - 1
  }
}
