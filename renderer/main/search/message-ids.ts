import type { OpenPlace } from '../chat/place.ts'

/** The messages that the conversation shows, in its order. */
export function messageIds({ messages, comparison }: OpenPlace): string[] {
  return [...messages, ...comparison].map(({ id }) => id)
}
