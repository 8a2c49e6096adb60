import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { AppFailure } from '../../shared/app-failure.ts'
import {
  answerFigures,
  answerPart,
  answerState,
  type AnswerFigures,
  type AnswerPart,
  type AnswerState,
  type AssistantMessage,
  type Message,
  type UserMessage,
} from '../../shared/ipc/schemas/chats.ts'
import { attachment, type Attachment } from '../../shared/ipc/schemas/attachments.ts'
import { asked } from '../../shared/ipc/schemas/setup.ts'
import { inTransaction } from '../storage/transaction.ts'
import { readStored } from '../storage/stored-json.ts'

export interface AnswerText {
  thinking: string
  content: string
}

/** Messages as rows, and the text of answers that still stream as appended deltas. */
export interface MessageStore {
  insert(message: Message): void
  /** Throws not_found, also for a deleted one. A streaming answer comes with the text that is stored so far. */
  find(messageId: string): Message
  /** The messages from the root, or from the one that follows `after`, to this one, oldest first; the last so many of them. */
  path(leafId: string, part?: { after?: string | null; last?: number | undefined }): Message[]
  /** Appends text of a streaming answer; `sequence` counts up from 0 within the answer. */
  appendDelta(messageId: string, sequence: number, text: AnswerText): void
  /** Replaces the deltas of an answer by this text, which becomes its delta 0. */
  restate(messageId: string, text: AnswerText): void
  /** Lets an answer that had finished stream again behind the text it has. */
  reopen(answer: AssistantMessage): void
  /** Turns the deltas of an answer into one message. */
  finish(messageId: string, text: AnswerText, state: AnswerState, figures: AnswerFigures): void
  /** Ends every answer that was streaming when Jutt ended, with the text that had come; returns how many. */
  interruptStreaming(): number
}

export function createMessageStore(database: DatabaseSync): MessageStore {
  const insert = database.prepare(
    `INSERT INTO messages (id, chat_id, parent_id, role, created_at, content, thinking, model, state, figures, earlier, asked, attachments)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const one = database.prepare('SELECT * FROM messages WHERE id = ? AND deleted_with IS NULL')
  const ancestors = database.prepare(
    `WITH RECURSIVE path (id, parent_id, depth) AS (
       SELECT id, parent_id, 0 FROM messages WHERE id = ?
       UNION ALL
       SELECT m.id, m.parent_id, depth + 1 FROM messages m JOIN path ON m.id = path.parent_id
       WHERE m.id IS NOT ? AND depth + 1 < ?
     )
     SELECT messages.* FROM path JOIN messages ON messages.id = path.id ORDER BY depth DESC`,
  )
  const append = database.prepare(
    'INSERT INTO deltas (message_id, sequence, thinking, content) VALUES (?, ?, ?, ?)',
  )
  const deltas = database.prepare(
    'SELECT thinking, content FROM deltas WHERE message_id = ? ORDER BY sequence',
  )
  const clear = database.prepare('DELETE FROM deltas WHERE message_id = ?')
  const update = database.prepare(
    'UPDATE messages SET thinking = ?, content = ?, state = ?, figures = ? WHERE id = ?',
  )
  const restart = database.prepare(
    'UPDATE messages SET state = ?, figures = ?, earlier = ? WHERE id = ?',
  )
  const streaming = database.prepare(
    `SELECT id, figures FROM messages WHERE state ->> 'kind' = 'streaming'`,
  )

  function storedText(messageId: string): AnswerText {
    const rows = deltas.all(messageId)
    return {
      thinking: rows.map((row) => String(row['thinking'])).join(''),
      content: rows.map((row) => String(row['content'])).join(''),
    }
  }

  function toMessage(row: Record<string, unknown>): Message {
    const common = {
      id: String(row['id']),
      chatId: String(row['chat_id']),
      createdAt: Number(row['created_at']),
    }
    const parentId = typeof row['parent_id'] === 'string' ? row['parent_id'] : null
    const content = String(row['content'])
    if (row['role'] === 'user' || parentId === null) {
      const attachments = readAttachments(row['attachments'])
      return {
        role: 'user',
        ...common,
        parentId,
        content,
        ...(attachments && { attachments }),
      } satisfies UserMessage
    }
    const state = readState(row['state'])
    const askedWith = row['asked'] === null ? undefined : readStored(asked, row['asked'])
    const text =
      state.kind === 'streaming'
        ? storedText(common.id)
        : { thinking: String(row['thinking']), content }
    return {
      role: 'assistant',
      ...common,
      parentId,
      ...text,
      model: String(row['model']),
      state,
      figures: readFigures(row['figures']),
      earlier: readEarlier(row['earlier']),
      ...(askedWith && { asked: askedWith }),
    } satisfies AssistantMessage
  }

  function finish(
    messageId: string,
    text: AnswerText,
    state: AnswerState,
    figures: AnswerFigures,
  ): void {
    inTransaction(database, () => {
      const json = [JSON.stringify(state), JSON.stringify(figures)] as const
      update.run(text.thinking, text.content, ...json, messageId)
      clear.run(messageId)
    })
  }

  return {
    insert(message) {
      const answer = message.role === 'assistant' ? message : null
      insert.run(
        message.id,
        message.chatId,
        message.parentId,
        message.role,
        message.createdAt,
        message.content,
        answer?.thinking ?? '',
        answer?.model ?? null,
        answer ? JSON.stringify(answer.state) : null,
        answer ? JSON.stringify(answer.figures) : null,
        answer && answer.earlier.length > 0 ? JSON.stringify(answer.earlier) : null,
        answer?.asked ? JSON.stringify(answer.asked) : null,
        message.role === 'user' && message.attachments ? JSON.stringify(message.attachments) : null,
      )
    },
    find(messageId) {
      const row = one.get(messageId)
      if (!row) throw new AppFailure({ code: 'not_found' })
      return toMessage(row)
    },
    path: (leafId, { after = null, last = Number.MAX_SAFE_INTEGER } = {}) =>
      ancestors.all(leafId, after, last).map(toMessage),
    appendDelta(messageId, sequence, { thinking, content }) {
      append.run(messageId, sequence, thinking, content)
    },
    restate(messageId, { thinking, content }) {
      inTransaction(database, () => {
        clear.run(messageId)
        append.run(messageId, 0, thinking, content)
      })
    },
    reopen({ id, state, figures, earlier, thinking, content }) {
      append.run(id, 0, thinking, content)
      restart.run(JSON.stringify(state), JSON.stringify(figures), JSON.stringify(earlier), id)
    },
    finish,
    interruptStreaming() {
      const rows = streaming.all()
      for (const row of rows) {
        const messageId = String(row['id'])
        const state = { kind: 'interrupted' } as const
        finish(messageId, storedText(messageId), state, readFigures(row['figures']))
      }
      return rows.length
    },
  }
}

/** A state or figure that cannot be read must not cost the text of the message. */
function readState(stored: unknown): AnswerState {
  return readStored(answerState, stored) ?? { kind: 'interrupted' }
}

function readEarlier(stored: unknown): AnswerPart[] {
  return stored === null ? [] : (readStored(z.array(answerPart), stored) ?? [])
}

function readFigures(stored: unknown): AnswerFigures {
  return readStored(answerFigures, stored) ?? {}
}

function readAttachments(stored: unknown): Attachment[] | undefined {
  return stored === null ? undefined : readStored(z.array(attachment), stored)
}
