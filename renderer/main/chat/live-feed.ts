import type { Jutt, EventPayload } from '../../../shared/ipc/contract.ts'
import type { AssistantMessage, Message } from '../../../shared/ipc/schemas/chats.ts'
import {
  afterLeap,
  firstPace,
  leapt,
  lengthBehind,
  nextPace,
  nextShown,
  restOf,
  stepWithin,
} from './catch-up.ts'
import { finished, liveFrom, withDelta, withPhase, type LiveAnswer } from './live-answer.ts'
import { createSectionReader } from './markdown/sections.ts'
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
  /** When the person typed last. */
  typedAt: () => number
  /** The answers as they are now; called at most once a frame, however many deltas come. */
  publish: (live: Readonly<Record<string, LiveAnswer>>) => void
  message: (messageId: string) => Message | undefined
  ended: (message: AssistantMessage, live: Readonly<Record<string, LiveAnswer>>) => void
  /** A piece of an answer is missing: the chat has to be fetched again. */
  gap: (chatId: string) => void
}): LiveFeed {
  const { jutt, schedule, now, typedAt, publish, message, ended, gap } = dependencies
  /** All that has come of each answer, and how much of it is shown. */
  const answers = new Map<string, LiveAnswer>()
  const shown = new Map<string, LiveAnswer>()
  /** Answers that have ended, and are shown to their end first. */
  const endings = new Map<string, EventPayload<'chats:ended'>>()
  /** Where the last section of each answer begins that is caught up with. */
  const lastSections = new Map<string, (content: string) => number>()
  let early: AnswerEvent[] = []
  let awaited = 0
  let callOff: (() => void) | null = null
  let pace = firstPace
  let shownAt = Number.NEGATIVE_INFINITY

  function publishSoon(): void {
    callOff ??= schedule(publishInTime)
  }

  function publishInTime(): void {
    const rested = now() - shownAt
    callOff = null
    // A clock that was set back must not hold up anything.
    if (rested < 0 || rested >= restOf(pace, now() - typedAt())) publishNow()
    else publishSoon()
  }

  function publishNow(): void {
    callOff?.()
    callOff = null
    let hasLeapt = false
    for (const [id, live] of answers) {
      const after = leapt(shown.get(id), live, lastSectionOf(id))
      hasLeapt ||= after !== null
      shown.set(id, after ?? nextShown(shown.get(id), live, stepOf(id, live)))
    }
    const began = now()
    publish(Object.fromEntries(shown))
    // What listens to the stores renders in microtasks that are queued by now.
    queueMicrotask(() => {
      shownAt = now()
      // How long a leap took says nothing about steps.
      pace = hasLeapt ? afterLeap : nextPace(pace, shownAt - began)
    })
    for (const [id, payload] of endings) if (shown.get(id) === answers.get(id)) end(payload)
    if ([...answers].some(([id, live]) => shown.get(id) !== live)) publishSoon()
  }

  function stepOf(id: string, { content }: LiveAnswer): number {
    if (pace.restMs === 0) return pace.step
    const until = shown.get(id)?.content.length ?? 0
    return stepWithin(until - lastSectionOf(id)(content), pace)
  }

  function lastSectionOf(id: string): (content: string) => number {
    const known = lastSections.get(id)
    if (known) return known
    const read = createSectionReader()
    const find = (content: string): number => read(content).tail.from
    lastSections.set(id, find)
    return find
  }

  /** Ends an answer at once where little of it is still to be shown, and otherwise once it is. */
  function end(payload: EventPayload<'chats:ended'>): void {
    const { messageId } = payload
    const live = answers.get(messageId)
    const before = message(messageId)
    if (!live || before?.role !== 'assistant') return
    if (lengthBehind(shown.get(messageId), live) > pace.step) {
      endings.set(messageId, payload)
      publishSoon()
      return
    }
    forget(messageId)
    ended(finished(before, live, payload), Object.fromEntries(shown))
  }

  function forget(messageId: string): void {
    answers.delete(messageId)
    shown.delete(messageId)
    endings.delete(messageId)
    lastSections.delete(messageId)
    if (answers.size > 0) return
    callOff?.()
    callOff = null
  }

  function forgetAll(): void {
    for (const messageId of answers.keys()) forget(messageId)
    callOff?.()
    callOff = null
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
          forget(messageId)
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
      case 'ended':
        end(event.payload)
        break
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
      forgetAll()
      pace = firstPace
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
      forgetAll()
      early = []
    },
    duringFirstReply: (request) => waiting(request, () => true),
    duringSnapshot: (request) => waiting(request, (event) => event.kind !== 'progress'),
  }
}
