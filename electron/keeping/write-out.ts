import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppFailure } from '../../shared/app-failure.ts'
import type { Items } from '../../shared/ipc/schemas/items.ts'
import { createAttachmentRows } from './attachments.ts'
import { chatFormat, everythingFormat, formatVersion } from './formats/jutt.ts'
import { columnsOf, toRow } from './rows.ts'

/** Chats as they are written to files: whole trees, every column, but nothing that is deleted. */
export interface WriteOut {
  /** One chat as a JSON document. Throws not_found. */
  chat(chatId: string): string
  everything(): Items
  /** Items as lines of JSON: what it is, then a chat a line, then a transcript a line; none for what is not there. */
  lines(items: Items, progress: (done: number, all: number) => void): AsyncGenerator<string>
}

export function createWriteOut(database: DatabaseSync, now: () => number): WriteOut {
  const chatColumns = columnsOf(database, 'chats')
  const messageColumns = columnsOf(database, 'messages')
  const attachmentRows = createAttachmentRows(database)
  const one = database.prepare('SELECT * FROM chats WHERE id = ? AND deleted_at IS NULL')
  const messages = database.prepare(
    'SELECT * FROM messages WHERE chat_id = ? AND deleted_with IS NULL ORDER BY number',
  )
  const ids = database.prepare('SELECT id FROM chats WHERE deleted_at IS NULL ORDER BY updated_at')
  const recordingIds = database.prepare(
    'SELECT id FROM recordings WHERE deleted_at IS NULL ORDER BY number',
  )
  const recording = database.prepare(
    `SELECT id, created_at, source, language, samples, state, trouble, delivered_at, delivered_text
     FROM recordings
     WHERE id = ? AND deleted_at IS NULL`,
  )
  const pieces = database.prepare(
    `SELECT start_sample, end_sample, speech, text, times, model, ending, state FROM pieces
     WHERE recording_id = ? ORDER BY place`,
  )

  const edits = database.prepare(
    `SELECT number, changes, made_at, undone_at FROM transcript_edits
     WHERE recording_id = ? ORDER BY number`,
  )

  /** What the service said and what a person changed, as it is stored. */
  function transcript(recordingId: string) {
    const row = recording.get(recordingId)
    if (!row) return null
    return {
      recording: unpacked(row),
      pieces: pieces.all(recordingId).map(unpacked),
      edits: edits.all(recordingId).map(unpacked),
    }
  }

  function read(chatId: string) {
    const row = one.get(chatId)
    if (!row) return null
    const attachments = attachmentRows.of(chatId)
    return {
      chat: toRow(chatColumns, row),
      messages: messages.all(chatId).map((message) => toRow(messageColumns, message)),
      ...(attachments.length > 0 && { attachments }),
    }
  }

  return {
    chat(chatId) {
      const chat = read(chatId)
      if (!chat) throw new AppFailure({ code: 'not_found' })
      return `${JSON.stringify({ format: chatFormat, version: formatVersion, ...chat }, null, 2)}\n`
    },
    everything: () => ({ chatIds: idsOf(ids), recordingIds: idsOf(recordingIds) }),
    async *lines({ chatIds, recordingIds: spoken }, progress) {
      const all = chatIds.length + spoken.length
      const head = { format: everythingFormat, version: formatVersion, exportedAt: now() }
      yield `${JSON.stringify(head)}\n`
      for (const [index, chatId] of chatIds.entries()) {
        const chat = read(chatId)
        if (chat) yield `${JSON.stringify(chat)}\n`
        progress(index + 1, all)
      }
      for (const [index, recordingId] of spoken.entries()) {
        const spoken = transcript(recordingId)
        if (spoken) yield `${JSON.stringify(spoken)}\n`
        progress(chatIds.length + index + 1, all)
      }
    },
  }
}

/** Columns that hold JSON, as what they hold. */
const packed = new Set(['source', 'state', 'trouble', 'speech', 'times', 'changes'])

function unpacked(row: Record<string, SQLOutputValue>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (!packed.has(name) || typeof value !== 'string') return [name, value]
      const json: unknown = parsed(value)
      return [name, json]
    }),
  )
}

/** What cannot be read goes into the file as it stands. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

function idsOf(query: StatementSync): string[] {
  return query.all().map(({ id }) => String(id))
}

/** Writes a file whole or not at all. Throws file_not_written, disk_full. */
export async function writeWhole(
  path: string,
  content: Iterable<string | Uint8Array> | AsyncIterable<string>,
): Promise<void> {
  const unfinished = `${path}.part`
  try {
    await pipeline(Readable.from(content), createWriteStream(unfinished, 'utf8'))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw new AppFailure({ code: isFull ? 'disk_full' : 'file_not_written' }, { cause: error })
  }
}
