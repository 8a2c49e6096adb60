import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { createAttachmentStore } from './chats/attachments/attachment-store.ts'
import { createChatStore } from './chats/chat-store.ts'
import { createDraftStore } from './chats/draft-store.ts'
import { createMessageStore } from './chats/message-store.ts'
import { createPrompts } from './chats/prompts.ts'
import { createTreeStore } from './chats/tree-store.ts'
import { databaseName } from './data/items.ts'
import { MissingFolderError, openData, type OpenedData } from './data/open-data.ts'
import type { PlaceFile } from './data/place.ts'
import { openDatabase, type OpenedDatabase } from './storage/database.ts'

/**
 * Does what was left to be done with the data, opens the database where they lie, and ends what the last run left
 * open in it. Where their folder is not there, the person says what is to be done; null where that is to quit.
 */
export function takeUpData(
  place: PlaceFile,
  hands: {
    askForFolder: (folder: string) => 'again' | 'anew' | 'quit'
    report: (where: string, error: unknown) => void
  },
): OpenedData<OpenedDatabase> | null {
  for (;;) {
    try {
      return openData(place, open, hands.report)
    } catch (error) {
      if (!(error instanceof MissingFolderError)) throw error
      const answer = hands.askForFolder(error.folder)
      if (answer === 'quit') return null
      if (answer === 'anew') place.write({ folder: null, pending: null })
    }
  }
}

function open(folder: string, { isDamaged }: { isDamaged: boolean }): OpenedDatabase {
  return openDatabase(join(folder, databaseName), { isDamaged, firstUse })
}

function firstUse(database: DatabaseSync): void {
  createMessageStore(database).interruptStreaming()
  createChatStore(database).purgeDeleted()
  createTreeStore(database).purgeDeleted()
  createDraftStore(database).purge()
  createAttachmentStore(database, { newId: randomUUID }).purgeUnused()
  createPrompts(database, { newId: randomUUID, now: Date.now }).purgeDeleted()
}
