import type { Jutt, EventPayload } from '../../../shared/ipc/contract.ts'
import type { AssistantMessage, Message } from '../../../shared/ipc/schemas/chats.ts'
import { finished, liveFrom, withDelta, withPhase, type LiveAnswer } from './live-answer.ts'
import type { Schedule } from './schedule.ts'

type AnswerEvent =
  | { kind: 'delta'; payload: EventPayload<'chats:delta'> }
  | { kind: 'progress'; payload: EventPayload<'chats:progress'> }
  | { kind: 'ended'; payload: EventPayload<'chats:ended'> }

/** Keeps the text of the answers being written, from main's events. */
export interface LiveFeed {
  /** Follows those of the messages that are being written, and no others. */
  follow(messages: readonly Message[]): void
  /** Follows nothing any more. */
  reset(): void
  /** Waits for the reply that names a new answer; events that overtake it are kept and applied then. */
  duringFirstReply<T>(request: () => Promise<T>): Promise<T>
  /** Waits for a chat as it is now; an older phase that arrived meanwhile must not replace a newer one. */
  duringSnapshot<T>(request: () => Promise<T>): Promise<T>
}

export function createLiveFeed(dependencies: {
  jutt: Jutt
  schedule: Schedule
  now: () => number
  /** The answers as they are now; called at most once a frame, however many deltas come. */
  publish: (live: Readonly<Record<string, LiveAnswer>>) => void
  message: (messageId: string) => Message | undefined
  ended: (message: AssistantMessage, live: Readonly<Record<string, LiveAnswer>>) => void
  /** A piece of an answer is missing: the chat has to be fetched again. */
  gap: (chatId: string) => void
}): LiveFeed {
  const { jutt, schedule, now, publish, message, ended, gap } = dependencies
  const answers = new Map<string, LiveAnswer>()
  let early: AnswerEvent[] = []
  let awaited = 0
  let callOff: (() => void) | null = null

  const snapshot = (): Record<string, LiveAnswer> => Object.fromEntries(answers)

  function publishSoon(): void {
    callOff ??= schedule(() => {
      callOff = null
      publish(snapshot())
    })
  }

  function publishNow(): void {
    callOff?.()
    callOff = null
    publish(snapshot())
  }

  function apply(event: AnswerEvent): void {
    const { messageId, chatId } = event.payload
    const live = answers.get(messageId)
    if (!live) {
      if (awaited > 0) early.push(event)
      return
    }
    switch (event.kind) {
      case 'delta': {
        const grown = withDelta(live, event.payload)
        if (grown === null) {
          answers.delete(messageId)
          gap(chatId)
        } else if (grown !== live) {
          answers.set(messageId, grown)
          publishSoon()
        }
        break
      }
      case 'progress':
        answers.set(messageId, withPhase(live, event.payload.phase, now()))
        publishSoon()
        break
      case 'ended': {
        const before = message(messageId)
        if (before?.role !== 'assistant') return
        answers.delete(messageId)
        callOff?.()
        callOff = null
        ended(finished(before, live, event.payload), snapshot())
        break
      }
    }
  }

  async function waiting<T>(request: () => Promise<T>, keep: (event: AnswerEvent) => boolean) {
    if (awaited === 0) early = []
    awaited += 1
    try {
      return await request()
    } finally {
      awaited -= 1
      early = early.filter(keep)
    }
  }

  jutt.on('chats:delta', (payload) => apply({ kind: 'delta', payload }))
  jutt.on('chats:progress', (payload) => apply({ kind: 'progress', payload }))
  jutt.on('chats:ended', (payload) => apply({ kind: 'ended', payload }))

  return {
    follow(messages) {
      answers.clear()
      for (const candidate of messages) {
        const live = candidate.role === 'assistant' ? liveFrom(candidate) : null
        if (live) answers.set(candidate.id, live)
      }
      const waitingEvents = early
      early = []
      publishNow()
      for (const event of waitingEvents) apply(event)
    },
    reset() {
      answers.clear()
      early = []
      callOff?.()
      callOff = null
    },
    duringFirstReply: (request) => waiting(request, () => true),
    duringSnapshot: (request) => waiting(request, (event) => event.kind !== 'progress'),
  }
}
