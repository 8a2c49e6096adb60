import { createContext } from 'react'
import { recordingOf } from '../../../shared/attachments/reading-plan.ts'
import type { AssistantMessage, Message } from '../../../shared/ipc/schemas/chats.ts'
import { useChat } from '../app/use-stores.ts'

/** The recording whose times an answer cites; null where it is about none. */
export const CitedRecording = createContext<string | null>(null)

/** The recording whose transcript was attached last before this answer. */
export function useCitedRecording({ id }: AssistantMessage): string | null {
  return useChat(({ place }) => {
    if (place.kind !== 'open') return null
    const { before, last } = citedIn(place.messages)
    // Answers that are compared follow all messages.
    return before.has(id) ? (before.get(id) ?? null) : last
  })
}

interface Cited {
  before: ReadonlyMap<string, string | null>
  last: string | null
}

/** A conversation is looked at once as long as nothing is added to it, however many answers ask. */
const known = new WeakMap<readonly Message[], Cited>()

function citedIn(messages: readonly Message[]): Cited {
  const found = known.get(messages)
  if (found) return found
  const before = new Map<string, string | null>()
  let last: string | null = null
  for (const message of messages) {
    before.set(message.id, last)
    const attached = message.role === 'user' ? (message.attachments ?? []) : []
    last = attached.map(recordingOf).findLast((each) => each !== null) ?? last
  }
  const cited = { before, last }
  known.set(messages, cited)
  return cited
}
