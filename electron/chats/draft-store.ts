import type { DatabaseSync } from 'node:sqlite'
import type { Drafts } from '../../shared/ipc/schemas/chats.ts'

/** What is typed and not sent, over quitting and crashes. */
export interface DraftStore {
  all(): Drafts
  /** Keeps these drafts beside the others; an empty one is forgotten. */
  keep(drafts: Drafts): void
  /** Forgets the drafts of chats, messages and recordings that are gone for good. */
  purge(): void
}

export function createDraftStore(database: DatabaseSync): DraftStore {
  const list = database.prepare('SELECT key, text FROM drafts')
  const write = database.prepare(
    'INSERT INTO drafts (key, text) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text',
  )
  const purge = database.prepare(
    `DELETE FROM drafts WHERE key <> ''
     AND NOT EXISTS (SELECT 1 FROM chats WHERE chats.id = key)
     AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.id = replace(key, 'edit:', ''))
     AND NOT EXISTS (SELECT 1 FROM recordings WHERE recordings.id = replace(key, 'passage:', ''))`,
  )
  const forget = database.prepare('DELETE FROM drafts WHERE key = ?')

  return {
    all: () =>
      Object.fromEntries(list.all().map((row) => [String(row['key']), String(row['text'])])),
    keep(drafts) {
      for (const [key, text] of Object.entries(drafts)) {
        if (text === '') forget.run(key)
        else write.run(key, text)
      }
    },
    purge: () => void purge.run(),
  }
}
