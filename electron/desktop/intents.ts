import type { Intent } from '../../shared/ipc/schemas/app.ts'

/** What main asks of the window: kept until the window takes it, since it may have to be opened first. */
export interface Intents {
  add(intent: Intent): void
  /** What was asked and can be done now: without a service there are actions, but no chats and transcripts. */
  take(window: { isConnected: boolean }): Intent[]
}

export function createIntents(added: () => void): Intents {
  let waiting: Intent[] = []
  return {
    add(intent) {
      waiting = [...waiting, intent]
      added()
    },
    take({ isConnected }) {
      const isDue = ({ kind }: Intent): boolean => isConnected || kind === 'run'
      const due = waiting.filter(isDue)
      waiting = waiting.filter((intent) => !isDue(intent))
      return due
    },
  }
}
