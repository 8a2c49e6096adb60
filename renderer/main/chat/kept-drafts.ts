import type { WindowMemory } from '../app/stores.ts'
import type { ChatState, ChatStore } from './chat-store.ts'
import type { Schedule } from './schedule.ts'

type Drafts = ChatState['drafts']

/** The drafts that this window kept; none where there are none, or nothing that can be read. */
export function readDrafts(memory: WindowMemory): Drafts {
  const kept = memory.get()
  if (kept === null) return {}
  try {
    const read: unknown = JSON.parse(kept)
    if (typeof read !== 'object' || read === null) return {}
    return Object.fromEntries(
      Object.entries(read).filter((entry): entry is [string, string] => {
        return typeof entry[1] === 'string'
      }),
    )
  } catch {
    return {}
  }
}

/** Keeps what is typed in the window's memory, soon after it is typed; the returned function does so at once. */
export function keepDrafts(dependencies: {
  chat: ChatStore
  memory: WindowMemory
  schedule: Schedule
}): () => void {
  const { chat, memory, schedule } = dependencies
  let callOff: (() => void) | null = null
  let written = chat.getState().drafts

  function write(): void {
    callOff?.()
    callOff = null
    const { drafts } = chat.getState()
    if (drafts === written) return
    written = drafts
    const typed = Object.entries(drafts).filter(([, text]) => text !== '')
    try {
      memory.set(typed.length === 0 ? null : JSON.stringify(Object.fromEntries(typed)))
    } catch {
      // There is no room for megabytes of text: what was kept before stays.
    }
  }

  chat.subscribe(({ drafts }) => {
    if (drafts !== written) callOff ??= schedule(write)
  })
  return write
}
