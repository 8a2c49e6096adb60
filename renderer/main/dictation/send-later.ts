import { createStore, type StoreApi } from 'zustand/vanilla'
import { isSendable, type ChatStore } from '../chat/chat-store.ts'
import { draftKey } from '../chat/place.ts'
import { isListening, type MicrophoneStore } from './microphone-store.ts'
import { isUnfinished, type Take } from './take.ts'
import type { Takes } from './takes-store.ts'

export interface SendLaterState {
  /** The draft that is sent as soon as all that was said is in it. */
  awaited: { draft: string; model: string; takeIds: readonly number[] } | null
  /** Sends the message, at once or, where some of it is still to come, when that is there. */
  send(model: string): void
  callOff(): void
}

export type SendLaterStore = StoreApi<SendLaterState>

/** A message is not sent without its end: sending waits for the text of what was dictated into it. */
export function createSendLater(dependencies: {
  chat: ChatStore
  takes: Takes
  microphone: MicrophoneStore
}): SendLaterStore {
  const { chat, takes, microphone } = dependencies

  function unfinishedIn(draft: string): Take[] {
    return takes.store.getState().takes.filter((take) => take.draft === draft && isUnfinished(take))
  }

  const store = createStore<SendLaterState>()((set) => ({
    awaited: null,

    send(model) {
      const draft = draftKey(chat.getState().place)
      const unfinished = unfinishedIn(draft)
      const { microphone: now, finish } = microphone.getState()
      if (isListening(now) && unfinished.some(({ stage }) => stage === 'speaking')) finish()
      if (unfinished.length === 0) void chat.getState().send(model)
      else set({ awaited: { draft, model, takeIds: unfinished.map(({ id }) => id) } })
    },

    callOff: () => set({ awaited: null }),
  }))

  takes.store.subscribe((state, before) => {
    const { awaited } = store.getState()
    if (!awaited || state.takes === before.takes) return
    const { draft, model, takeIds } = awaited
    const left = takeIds.filter((id) => id !== state.finished?.id)
    const unfinished = unfinishedIn(draft).map(({ id }) => id)
    const isWaiting = left.every((id) => unfinished.includes(id))
    if (isWaiting && unfinished.length > 0) {
      // Also for what was begun meanwhile: its first words may be in the draft already.
      store.setState({ awaited: { ...awaited, takeIds: unfinished } })
      return
    }
    store.setState({ awaited: null })
    // What came to nothing, or not to all of its words, is for the person to look at first.
    const isComplete = isWaiting && microphone.getState().microphone.kind !== 'failed'
    const { drafts, send } = chat.getState()
    if (isComplete && isSendable(drafts[draft] ?? '')) void send(model)
  })

  chat.subscribe(({ place }) => {
    const { awaited } = store.getState()
    // What is sent is what the person has before their eyes.
    if (awaited && draftKey(place) !== awaited.draft) store.setState({ awaited: null })
  })
  return store
}
