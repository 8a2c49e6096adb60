import { defaultSetup } from '../../../shared/chat-setup.ts'
import type { ChatSetup } from '../../../shared/ipc/schemas/setup.ts'
import type { WindowMemory } from '../app/window-memory.ts'

/** What is set for the chat that has not begun: main has no such chat yet, so this window remembers it. */
export interface NewSetup {
  read(): ChatSetup
  write(setup: ChatSetup): void
  /** The chat has begun, and main has its setup. */
  forget(): void
}

export function createNewSetup(memory: WindowMemory): NewSetup {
  let kept = readKept(memory)
  return {
    read: () => kept,
    write(setup) {
      kept = setup
      memory.set(JSON.stringify(setup))
    },
    forget() {
      kept = defaultSetup
      memory.set(null)
    },
  }
}

function readKept(memory: WindowMemory): ChatSetup {
  try {
    const read: unknown = JSON.parse(memory.get() ?? 'null')
    if (typeof read !== 'object' || read === null) return defaultSetup
    // Only this window writes there, and main checks what it gets.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two properties default to what is valid
    return { ...defaultSetup, ...(read as Partial<ChatSetup>) }
  } catch {
    return defaultSetup
  }
}
