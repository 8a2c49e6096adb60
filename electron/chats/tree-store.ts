import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { readStored } from '../storage/stored-json.ts'

/** The messages of a chat as a tree: versions side by side, which of them is shown, and what of it is deleted. */
export interface TreeStore {
  /** Of each of these messages that has other versions: the ids of all of them, oldest first. */
  versionsOf(messages: readonly { id: string; chatId: string; parentId: string | null }[]): Versions
  /** The newest message without a parent; null in a chat without messages. */
  newestRoot(chatId: string): string | null
  /** The end of the path that was shown last through this message. */
  leafBelow(messageId: string): string
  hasBelow(messageId: string): boolean
  /** Remembers the path that ends in this message as the one that was shown last, at each of its messages. */
  remember(leafId: string): void
  /** The answers that stand side by side below this message, none of which is kept yet. */
  comparedBelow(messageId: string): string[]
  /** Lets these answers stand side by side; none where one of them is kept. */
  compare(messageId: string, answerIds: readonly string[]): void
  /** This message and all below it. */
  branch(messageId: string): string[]
  /** Deletes a message and all below it. */
  delete(messageId: string): void
  /** Brings back what was deleted with this message, and what was deleted above it. */
  restore(messageId: string): void
  isDeleted(messageId: string): boolean
  /** Removes for good what was deleted before; returns how many messages that were. */
  purgeDeleted(): number
}

type Versions = Record<string, string[]>

export function createTreeStore(database: DatabaseSync): TreeStore {
  const siblings = database.prepare(
    `SELECT id, parent_id AS parentId FROM messages
     WHERE parent_id IN (SELECT value FROM json_each(?)) AND deleted_with IS NULL ORDER BY number`,
  )
  const roots = database.prepare(
    `SELECT id FROM messages
     WHERE chat_id = ? AND parent_id IS NULL AND deleted_with IS NULL ORDER BY number`,
  )
  const shownChild = database.prepare(
    `SELECT child.id FROM messages parent JOIN messages child ON child.parent_id = parent.id
     WHERE parent.id = ? AND child.deleted_with IS NULL
     ORDER BY child.id = parent.shown_child_id DESC, child.number DESC LIMIT 1`,
  )
  const rememberedChild = database.prepare(
    `SELECT child.id FROM messages parent JOIN messages child ON child.id = parent.shown_child_id
     WHERE parent.id = ? AND child.deleted_with IS NULL`,
  )
  const rememberEnd = database.prepare(
    'UPDATE messages SET shown_child_id = NULL WHERE id = ? AND shown_child_id IS NOT NULL',
  )
  const rememberPath = database.prepare(
    `WITH RECURSIVE path (id, parent_id) AS (
       SELECT id, parent_id FROM messages WHERE id = ?
       UNION ALL
       SELECT m.id, m.parent_id FROM messages m JOIN path ON m.id = path.parent_id
     )
     UPDATE messages SET shown_child_id = path.id FROM path
     WHERE messages.id = path.parent_id AND messages.shown_child_id IS NOT path.id`,
  )
  const compared = database.prepare(
    'SELECT comparison FROM messages WHERE id = ? AND comparison IS NOT NULL',
  )
  const live = database.prepare(
    `SELECT value AS id FROM json_each(?) JOIN messages ON messages.id = value
     WHERE deleted_with IS NULL ORDER BY key`,
  )
  const setCompared = database.prepare('UPDATE messages SET comparison = ? WHERE id = ?')
  const branch = `WITH RECURSIVE branch (id) AS (
      SELECT id FROM messages WHERE id = ?1 AND deleted_with IS NULL
      UNION ALL
      SELECT m.id FROM messages m JOIN branch ON m.parent_id = branch.id
      WHERE m.deleted_with IS NULL
    )`
  const branchIds = database.prepare(`${branch} SELECT id FROM branch`)
  const mark = database.prepare(
    `${branch} UPDATE messages SET deleted_with = ?1 WHERE id IN (SELECT id FROM branch)`,
  )
  const unmark = database.prepare('UPDATE messages SET deleted_with = NULL WHERE deleted_with = ?')
  const place = database.prepare(
    'SELECT parent_id AS parentId, deleted_with AS deletedWith FROM messages WHERE id = ?',
  )
  const purge = database.prepare('DELETE FROM messages WHERE deleted_with IS NOT NULL')

  function rootsOf(chatId: string): string[] {
    return roots.all(chatId).map(idOf)
  }

  function childOf(messageId: string): string | null {
    const row = shownChild.get(messageId)
    return row ? idOf(row) : null
  }

  function comparedBelow(messageId: string): string[] {
    const stored = compared.get(messageId)?.['comparison']
    if (stored === undefined) return []
    const ids = readStored(z.array(z.string()), stored) ?? []
    return live.all(JSON.stringify(ids)).map(idOf)
  }

  /** What was shown last below this message; null where that are answers that are compared, or nothing. */
  function shownBelow(messageId: string): string | null {
    const compared = comparedBelow(messageId)
    if (compared.length === 0) return childOf(messageId)
    const row = rememberedChild.get(messageId)
    // A version beside those that are compared.
    return row && !compared.includes(idOf(row)) ? idOf(row) : null
  }

  return {
    versionsOf(messages) {
      const parents = messages.flatMap(({ parentId }) => parentId ?? [])
      const byParent = Map.groupBy(siblings.all(JSON.stringify(parents)), (row) =>
        String(row['parentId']),
      )
      const all = messages.map(({ id, chatId, parentId }): [string, string[]] => [
        id,
        parentId === null ? rootsOf(chatId) : (byParent.get(parentId) ?? []).map(idOf),
      ])
      return Object.fromEntries(all.filter(([, ids]) => ids.length > 1))
    },
    newestRoot: (chatId) => rootsOf(chatId).at(-1) ?? null,
    leafBelow(messageId) {
      let leaf = messageId
      for (;;) {
        const next = shownBelow(leaf)
        if (next === null) return leaf
        leaf = next
      }
    },
    hasBelow: (messageId) => childOf(messageId) !== null,
    remember(leafId) {
      rememberPath.run(leafId)
      rememberEnd.run(leafId)
    },
    comparedBelow,
    compare(messageId, answerIds) {
      setCompared.run(answerIds.length === 0 ? null : JSON.stringify(answerIds), messageId)
    },
    branch: (messageId) => branchIds.all(messageId).map(idOf),
    delete: (messageId) => void mark.run(messageId),
    restore(messageId) {
      let top: unknown = messageId
      while (typeof top === 'string') {
        const deletedWith = place.get(top)?.['deletedWith']
        if (typeof deletedWith !== 'string') return
        unmark.run(deletedWith)
        // What was deleted took along all below it: only what stands above can be deleted still.
        top = place.get(deletedWith)?.['parentId']
      }
    },
    isDeleted: (messageId) => typeof place.get(messageId)?.['deletedWith'] === 'string',
    purgeDeleted: () => Number(purge.run().changes),
  }
}

function idOf(row: Record<string, unknown>): string {
  return String(row['id'])
}
