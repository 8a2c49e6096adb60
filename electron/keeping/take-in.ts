import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { answerFigures, answerState } from '../../shared/ipc/schemas/chats.ts'
import { titleFrom } from '../chats/title.ts'
import { inTransaction } from '../storage/transaction.ts'
import { resultCode } from '../storage/storage-error.ts'
import { readStored } from '../storage/stored-json.ts'
import { createAttachmentRows } from './attachments.ts'
import { UnreadableFileError, type ForeignChat } from './foreign-chat.ts'
import type { ForeignItem } from './read-file.ts'
import { columnsOf, momentOf, storable, type Values } from './rows.ts'
import { createTranscriptRows } from './transcript-rows.ts'

/** What an import came to. */
export interface Imported {
  chats: string[]
  /** Chats of the file that were here already, with all that the file has of them. */
  known: number
  messages: number
  /** Transcripts that are here now. */
  recordings: string[]
}

/** Takes chats in so that they are here either all or not at all. */
export interface TakeIn {
  /** Stores a chat or transcript where nobody sees it yet. Throws UnreadableFileError. */
  add(item: ForeignItem): Promise<void>
  /** Shows all that was added. */
  finish(): Imported
  /** Forgets all that was added; so does the next start where Jutt ends before. */
  abandon(): void
}

/** Primary result code, sqlite.org/rescode.html: what the file holds is not what a table may hold. */
const constraint = 19

const longestTitle = 200
/** Messages that are stored before main may write; then it gets as long as they took. */
const slice = 50
const longestId = 64

export function createTakeIn(database: DatabaseSync, now: number): TakeIn {
  const columns = { chats: columnsOf(database, 'chats'), messages: columnsOf(database, 'messages') }
  const chatHere = database.prepare('SELECT deleted_at AS deletedAt FROM chats WHERE id = ?')
  const messageHere = database.prepare(
    'SELECT chat_id AS chatId, deleted_with AS deletedWith FROM messages WHERE id = ?',
  )
  const showChats = database.prepare(
    'UPDATE chats SET deleted_at = NULL WHERE id IN (SELECT value FROM json_each(?))',
  )
  const showMessages = database.prepare(
    'UPDATE messages SET deleted_with = NULL WHERE deleted_with = ?',
  )
  const dropChats = database.prepare(
    'DELETE FROM chats WHERE id IN (SELECT value FROM json_each(?))',
  )
  const dropMessages = database.prepare('DELETE FROM messages WHERE deleted_with = ?')
  const keepLeaf = database.prepare(
    `UPDATE chats SET leaf_id = (SELECT id FROM messages WHERE chat_id = ?1 AND deleted_with IS NULL
     ORDER BY number DESC LIMIT 1) WHERE id = ?1 AND NOT EXISTS
     (SELECT 1 FROM messages WHERE id = leaf_id AND chat_id = ?1)`,
  )
  const attachments = createAttachmentRows(database)
  const transcripts = createTranscriptRows(database, now)
  /** Names what this import has added to chats that are here; nothing else is deleted with it. */
  const mark = `import-${now}`
  const added = new Set<string>()
  const brought = new Set<string>()
  let known = 0
  let messages = 0

  const inserts = new Map<string, StatementSync>()

  /** Writes at once, and then leaves the database to others for as long. */
  async function apart(work: () => void): Promise<void> {
    const began = performance.now()
    inTransaction(database, work)
    await pause(performance.now() - began)
  }

  function insert(table: 'chats' | 'messages', values: Values): void {
    const names = [...values.keys()]
    const places = names.map(() => '?').join(', ')
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`
    const statement = inserts.get(sql) ?? database.prepare(sql)
    inserts.set(sql, statement)
    statement.run(...values.values())
  }

  async function addChat(foreign: ForeignChat): Promise<void> {
    const chat = storable(columns.chats, foreign.chat)
    const id = idOf(chat, 'id')
    if (id === null || added.has(id)) throw new UnreadableFileError()
    const rows = inOrder(
      foreign.messages.map((row) => storable(columns.messages, row)),
      id,
    )
    const here = chatHere.get(id)
    const isNew = here === undefined
    if (isNew) {
      chat.set('title', titleOf(chat, rows))
      chat.set('created_at', momentOf(chat, 'created_at', now))
      chat.set('updated_at', momentOf(chat, 'updated_at', now))
      chat.set('deleted_at', now)
      insert('chats', chat)
      added.add(id)
    } else if (here['deletedAt'] !== null) {
      brought.add(id)
    }
    const before = messages
    for (const attached of foreign.attachments ?? []) await apart(() => attachments.add(attached))
    for (let place = 0; place < rows.length; place += slice) {
      await apart(() => {
        for (const row of rows.slice(place, place + slice)) addMessage(id, row, isNew)
      })
    }
    if (isNew) keepLeaf.run(id)
    else if (messages === before && !brought.has(id)) known += 1
  }

  function addMessage(chatId: string, row: Values, isNew: boolean): void {
    const here = messageHere.get(idOf(row, 'id'))
    if (here) {
      // What is here stays as it is; an id that is used elsewhere is somebody's mischief.
      if (here['chatId'] !== chatId) throw new UnreadableFileError()
      return
    }
    row.set('created_at', momentOf(row, 'created_at', now))
    row.set('content', row.get('content') ?? '')
    if (row.get('role') === 'assistant') settle(row)
    const attached = attachments.present(row.get('attachments'))
    if (attached === null) row.delete('attachments')
    else row.set('attachments', attached)
    if (!isNew) row.set('deleted_with', mark)
    insert('messages', row)
    messages += 1
  }

  return {
    async add(item) {
      try {
        if ('chat' in item) await addChat(item)
        else await apart(() => transcripts.add(item))
      } catch (error) {
        if (resultCode(error) !== constraint) throw error
        throw new UnreadableFileError()
      }
    },
    finish() {
      const chats = [...added, ...brought]
      inTransaction(database, () => {
        showChats.run(JSON.stringify(chats))
        showMessages.run(mark)
        transcripts.show()
      })
      return { chats, known, messages, recordings: transcripts.added() }
    },
    abandon() {
      inTransaction(database, () => {
        dropChats.run(JSON.stringify([...added]))
        dropMessages.run(mark)
        transcripts.drop()
      })
    },
  }
}

/** Messages so that each comes behind the one it follows; one that follows none of them throws. */
function inOrder(rows: readonly Values[], chatId: string): Values[] {
  const byId = new Map<string, Values>()
  for (const row of rows) {
    const id = idOf(row, 'id')
    const role = row.get('role')
    if (id === null || byId.has(id)) throw new UnreadableFileError()
    if (role !== 'user' && role !== 'assistant') throw new UnreadableFileError()
    row.set('chat_id', chatId)
    byId.set(id, row)
  }
  const placed = new Set<string>()
  const ordered: Values[] = []
  for (const first of byId.keys()) {
    const waiting: string[] = []
    let at: string | null = first
    while (at !== null && !placed.has(at)) {
      const row: Values | undefined = byId.get(at)
      if (!row || waiting.includes(at)) throw new UnreadableFileError()
      waiting.push(at)
      const parent = row.get('parent_id')
      at = typeof parent === 'string' ? parent : null
    }
    for (const id of waiting.toReversed()) {
      placed.add(id)
      const row = byId.get(id)
      if (row) ordered.push(row)
    }
  }
  return ordered
}

/** An answer as one that has ended: nothing streams any more that comes out of a file. */
function settle(row: Values): void {
  const state = readStored(answerState, row.get('state'))
  if (state === undefined || state.kind === 'streaming') row.set('state', '{"kind":"interrupted"}')
  if (readStored(answerFigures, row.get('figures')) === undefined) row.set('figures', '{}')
  row.set('model', row.get('model') ?? '?')
}

function idOf(values: Values, name: string): string | null {
  const id = values.get(name)
  return typeof id === 'string' && id !== '' && id.length <= longestId ? id : null
}

function titleOf(chat: Values, rows: readonly Values[]): string {
  const title = String(chat.get('title') ?? '').trim()
  if (title !== '') return title.slice(0, longestTitle).toWellFormed()
  return titleFrom(String(rows[0]?.get('content') ?? '')) || '…'
}
