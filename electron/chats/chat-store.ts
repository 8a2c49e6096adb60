import type { DatabaseSync } from 'node:sqlite'
import { AppFailure } from '../../shared/app-failure.ts'
import { defaultSetup } from '../../shared/chat-setup.ts'
import type { ChatCursor, ChatPage, ChatSummary } from '../../shared/ipc/schemas/chats.ts'
import type { Mark } from '../../shared/ipc/schemas/items.ts'
import { readMark } from '../storage/read-mark.ts'
import { chatSetup, type ChatSetup } from '../../shared/ipc/schemas/setup.ts'
import { cutPage } from '../storage/page.ts'
import { readStored } from '../storage/stored-json.ts'

/** Chats as rows: their order, titles, deletion and which path of their tree is shown. */
export interface ChatStore {
  /**
   * A page of chats, newest first; `next` is null on the last page. The first page has all that are pinned as well, which
   * are on no other. Of the archived ones there are pages of their own.
   */
  list(after: ChatCursor | null, limit: number, archived?: boolean): ChatPage
  /** Throws not_found for a chat that is not there or is deleted. */
  find(chatId: string): ChatSummary
  create(chat: ChatSummary): void
  rename(chatId: string, title: string): ChatSummary
  mark(chatId: string, mark: Mark): ChatSummary
  /** How the chat asks its models; throws not_found. */
  setupOf(chatId: string): ChatSetup
  configure(chatId: string, setup: ChatSetup): void
  /** The last message of the path that is shown; null in a chat without messages. */
  leafOf(chatId: string): string | null
  /** Makes the path that ends in this message the shown one, and the chat the newest. */
  advance(chatId: string, leafId: string, moment: number): ChatSummary
  /** Makes the path that ends in this message the shown one; null where the chat has no messages any more. */
  show(chatId: string, leafId: string | null): ChatSummary
  delete(chatId: string, moment: number): void
  restore(chatId: string): ChatSummary
  /** Removes for good what was deleted before; returns how many chats that were. */
  purgeDeleted(): number
}

/** More than that are never shown as pinned. */
const mostPinned = 1000

const columns = 'id, title, created_at AS createdAt, updated_at AS updatedAt, mark'

export function createChatStore(database: DatabaseSync): ChatStore {
  const page = (mark: string, after: string) =>
    database.prepare(
      `SELECT ${columns} FROM chats WHERE deleted_at IS NULL AND mark ${mark} ${after}
       ORDER BY updated_at DESC, id DESC LIMIT ?`,
    )
  const pagesOf = (mark: string) => ({
    first: page(mark, ''),
    later: page(mark, 'AND (updated_at, id) < (?, ?)'),
  })
  const unmarked = pagesOf('IS NULL')
  const archivedOnes = pagesOf(`= 'archived'`)
  const pinnedOnes = page(`= 'pinned'`, '')
  const one = database.prepare(`SELECT ${columns} FROM chats WHERE id = ? AND deleted_at IS NULL`)
  const setup = database.prepare('SELECT setup FROM chats WHERE id = ? AND deleted_at IS NULL')
  const setUp = database.prepare('UPDATE chats SET setup = ? WHERE id = ? AND deleted_at IS NULL')
  const leaf = database.prepare('SELECT leaf_id AS leafId FROM chats WHERE id = ?')
  const insert = database.prepare(
    'INSERT INTO chats (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)',
  )
  const label = database.prepare('UPDATE chats SET mark = ? WHERE id = ?')
  const retitle = database.prepare('UPDATE chats SET title = ? WHERE id = ?')
  const move = database.prepare('UPDATE chats SET leaf_id = ?, updated_at = ? WHERE id = ?')
  const turnTo = database.prepare('UPDATE chats SET leaf_id = ? WHERE id = ?')
  const mark = database.prepare('UPDATE chats SET deleted_at = ? WHERE id = ?')
  const purge = database.prepare('DELETE FROM chats WHERE deleted_at IS NOT NULL')

  function find(chatId: string): ChatSummary {
    const row = one.get(chatId)
    if (!row) throw new AppFailure({ code: 'not_found' })
    return toSummary(row)
  }

  return {
    list(after, limit, archived = false) {
      const { first, later } = archived ? archivedOnes : unmarked
      const rows = after ? later.all(after.updatedAt, after.id, limit + 1) : first.all(limit + 1)
      const pinned = after === null && !archived ? pinnedOnes.all(mostPinned) : []
      const toCursor = ({ updatedAt, id }: ChatSummary): ChatCursor => ({ updatedAt, id })
      const { items, next } = cutPage(rows.map(toSummary), limit, toCursor)
      return { chats: [...pinned.map(toSummary), ...items], next }
    },
    find,
    create({ id, title, createdAt, updatedAt }) {
      insert.run(id, title, createdAt, updatedAt)
    },
    rename(chatId, title) {
      find(chatId)
      retitle.run(title, chatId)
      return find(chatId)
    },
    mark(chatId, mark) {
      label.run(mark === 'none' ? null : mark, chatId)
      return find(chatId)
    },
    setupOf(chatId) {
      const row = setup.get(chatId)
      if (!row) throw new AppFailure({ code: 'not_found' })
      return row['setup'] === null
        ? defaultSetup
        : (readStored(chatSetup, row['setup']) ?? defaultSetup)
    },
    configure(chatId, chosen) {
      const { changes } = setUp.run(JSON.stringify(chosen), chatId)
      if (changes === 0) throw new AppFailure({ code: 'not_found' })
    },
    leafOf(chatId) {
      const leafId = leaf.get(chatId)?.['leafId']
      return typeof leafId === 'string' ? leafId : null
    },
    advance(chatId, leafId, moment) {
      move.run(leafId, moment, chatId)
      return find(chatId)
    },
    show(chatId, leafId) {
      turnTo.run(leafId, chatId)
      return find(chatId)
    },
    delete(chatId, moment) {
      find(chatId)
      mark.run(moment, chatId)
    },
    restore(chatId) {
      mark.run(null, chatId)
      return find(chatId)
    },
    purgeDeleted: () => Number(purge.run().changes),
  }
}

function toSummary(row: Record<string, unknown>): ChatSummary {
  return {
    id: String(row['id']),
    title: String(row['title']),
    createdAt: Number(row['createdAt']),
    updatedAt: Number(row['updatedAt']),
    ...readMark(row['mark']),
  }
}
