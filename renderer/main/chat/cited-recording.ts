import { createContext } from 'react'
import { recordingOf } from '../../../shared/attachments/reading-plan.ts'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { useChat } from '../app/use-stores.ts'

/** The recording whose times an answer cites; null where it is about none. */
export const CitedRecording = createContext<string | null>(null)

/** The recording whose transcript was attached last before this answer. */
export function useCitedRecording({ id }: AssistantMessage): string | null {
  return useChat(({ place }) => {
    if (place.kind !== 'open') return null
    const index = place.messages.findIndex((message) => message.id === id)
    const before = index === -1 ? place.messages : place.messages.slice(0, index)
    for (const message of before.toReversed()) {
      const attached = message.role === 'user' ? (message.attachments ?? []) : []
      const cited = attached.map(recordingOf).findLast((each) => each !== null)
      if (cited !== undefined) return cited
    }
    return null
  })
}
