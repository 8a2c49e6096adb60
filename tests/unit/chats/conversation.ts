import type { DatabaseSync } from 'node:sqlite'
import {
  createAttachmentStore,
  type AttachmentStore,
} from '../../../electron/chats/attachments/attachment-store.ts'
import { createChats, type Chats } from '../../../electron/chats/chats.ts'
import { createChatStore, type ChatStore } from '../../../electron/chats/chat-store.ts'
import { createMessageStore, type MessageStore } from '../../../electron/chats/message-store.ts'
import { createTreeStore, type TreeStore } from '../../../electron/chats/tree-store.ts'
import type { AnswerSource } from '../../../electron/chats/answer-source.ts'
import { createTurns, type Turns } from '../../../electron/chats/turns.ts'
import type { ChatRequest } from '../../../electron/service/chat-request.ts'
import type { ChatEvent } from '../../../electron/service/chat-stream.ts'
import { openDatabase } from '../../../electron/storage/database.ts'
import { inTransaction } from '../../../electron/storage/transaction.ts'
import type {
  AnswerDelta,
  AnswerEnded,
  AnswerProgress,
  ChatsChanged,
  TurnPhase,
  TurnWaits,
} from '../../../shared/ipc/schemas/chats.ts'

/** An answer whose events the test hands out one by one. */
export interface ScriptedAnswer {
  request: ChatRequest
  signal: AbortSignal
  give(...events: ChatEvent[]): void
  enter(phase: TurnPhase): void
  /** Ends the stream: normally, or by throwing. */
  end(error?: Error): void
}

export interface Conversation {
  chats: Chats
  turns: Turns
  database: DatabaseSync
  stores: {
    chats: ChatStore
    messages: MessageStore
    tree: TreeStore
    attachments: AttachmentStore
  }
  answers: ScriptedAnswer[]
  /** How many tokens every model takes. */
  context: { tokens: number | undefined }
  heard: {
    deltas: AnswerDelta[]
    progress: AnswerProgress[]
    ended: AnswerEnded[]
    changes: ChatsChanged[]
    waits: TurnWaits[]
  }
}

/** Also in another run of Jutt no id comes again. */
let lastId = 0

/** Chats over a real database file, with scripted answers in the service's place. `isFull`: storing fails at its end. */
export function openConversation(file: string, isFull = () => false): Conversation {
  const { database } = openDatabase(file)
  const answers: ScriptedAnswer[] = []
  const context: Conversation['context'] = { tokens: undefined }
  const heard: Conversation['heard'] = {
    deltas: [],
    progress: [],
    ended: [],
    changes: [],
    waits: [],
  }
  const stores = {
    chats: createChatStore(database),
    messages: createMessageStore(database),
    tree: createTreeStore(database),
    attachments: createAttachmentStore(database, { newId: () => `attached-${(lastId += 1)}` }),
  }
  const turns = createTurns({
    messages: stores.messages,
    attachments: stores.attachments,
    streamAnswer: scripted(answers),
    contextOf: () => context.tokens,
    listener: {
      delta: (delta) => heard.deltas.push(delta),
      progress: (progress) => heard.progress.push(progress),
      ended: (ended) => heard.ended.push(ended),
      waits: (waits) => heard.waits.push(waits),
    },
    now: Date.now,
    elapsed: () => performance.now(),
  })
  const chats = createChats({
    ...stores,
    turns,
    atomically: (work) =>
      inTransaction(database, () => {
        const result = work()
        if (isFull()) throw new Error('The disk is full')
        return result
      }),
    changed: (change) => heard.changes.push(change),
    newId: () => `id-${(lastId += 1)}`,
    address: () => 'https://service.test/v1',
    now: Date.now,
  })
  return { chats, turns, stores, database, answers, heard, context }
}

function scripted(answers: ScriptedAnswer[]): AnswerSource {
  return async function* stream(request, { signal, onPhase }) {
    const waiting: ChatEvent[] = []
    let ended: { error: Error | undefined } | null = null
    let wake = (): void => undefined
    signal.addEventListener('abort', () => wake())
    answers.push({
      request,
      signal,
      give(...events) {
        waiting.push(...events)
        wake()
      },
      enter: onPhase,
      end(error) {
        ended = { error }
        wake()
      },
    })
    onPhase({ kind: 'sent', at: 0 })
    for (;;) {
      const event = waiting.shift()
      if (event) {
        yield event
        continue
      }
      signal.throwIfAborted()
      const outcome = ended as { error: Error | undefined } | null
      if (outcome?.error) throw outcome.error
      if (outcome) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
