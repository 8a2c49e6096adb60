import type { Drafts } from '../../../shared/ipc/schemas/chats.ts'
import { paced } from '../app/paced.ts'
import type { WindowMemory } from '../app/window-memory.ts'
import type { ChatState, ChatStore } from './chat-store.ts'
import type { Schedule } from './schedule.ts'

/** The drafts that this window kept over a reload; null where there are none, or nothing that can be read. */
export function readDrafts(memory: WindowMemory): ChatState['drafts'] | null {
  const kept = memory.get()
  if (kept === null) return null
  try {
    const read: unknown = JSON.parse(kept)
    if (typeof read !== 'object' || read === null) return null
    return Object.fromEntries(
      Object.entries(read).filter((entry): entry is [string, string] => {
        return typeof entry[1] === 'string'
      }),
    )
  } catch {
    return null
  }
}

/**
 * Keeps what is typed, the first letter at once and what follows after a pause: main on its disk, and the window in its
 * memory, which a page that goes away can still write to. The returned function does both at once.
 */
export function keepDrafts(dependencies: {
  chat: ChatStore
  memory: WindowMemory
  save: (drafts: Drafts) => Promise<void>
  schedule: Schedule
}): () => void {
  const { chat, memory, save, schedule } = dependencies
  let written = chat.getState().drafts

  function write(): boolean {
    const { drafts } = chat.getState()
    if (drafts === written) return false
    const changed = changes(written, drafts)
    written = drafts
    void save(changed)
    const typed = Object.entries(drafts).filter(([, text]) => text !== '')
    try {
      memory.set(JSON.stringify(Object.fromEntries(typed)))
    } catch {
      // There is no room for megabytes of text: main has it.
    }
    return true
  }

  chat.subscribe(paced(schedule, write))
  return () => void write()
}

/** What is otherwise now, with an empty text for what is gone. */
function changes(before: ChatState['drafts'], after: ChatState['drafts']): Drafts {
  const keys = Object.keys({ ...before, ...after }).filter((key) => before[key] !== after[key])
  return Object.fromEntries(keys.map((key) => [key, after[key] ?? '']))
}
