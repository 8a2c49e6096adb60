import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { attachment, attachmentContent } from '../../shared/ipc/schemas/attachments.ts'
import { readStored } from '../storage/stored-json.ts'
import { own, text, UnreadableFileError } from './foreign-chat.ts'
import type { Row } from './rows.ts'

/** Attachments as a file holds them beside the messages of their chat: columns by their names, images in base64. */
export interface AttachmentRows {
  of(chatId: string): Row[]
  /** Stores one that is not here yet, which nobody sees before a message that has it. Throws UnreadableFileError. */
  add(foreign: unknown): void
  /** The attachments of a message as JSON, without those that are not here; null where none is left. */
  present(stored: unknown): string | null
}

export function createAttachmentRows(database: DatabaseSync): AttachmentRows {
  const ofChat = database.prepare(
    `SELECT id, facts, text, media_type, bytes FROM attachments WHERE id IN (
       SELECT value ->> 'id' FROM messages, json_each(messages.attachments)
       WHERE chat_id = ? AND messages.attachments IS NOT NULL AND deleted_with IS NULL
     ) ORDER BY number`,
  )
  const insert = database.prepare(
    `INSERT INTO attachments (id, facts, text, media_type, bytes) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
  )
  const here = database.prepare('SELECT 1 FROM attachments WHERE id = ?')

  return {
    of: (chatId) =>
      ofChat.all(chatId).map((stored) => {
        const { bytes, text: words, media_type: mediaType } = stored
        const row: Row = { id: String(stored['id']), facts: String(stored['facts']) }
        if (typeof words === 'string') row['text'] = words
        if (typeof mediaType === 'string') row['media_type'] = mediaType
        if (bytes instanceof Uint8Array) row['bytes'] = Buffer.from(bytes).toString('base64')
        return row
      }),
    add(foreign) {
      const facts = readStored(attachment, own(foreign, 'facts'))
      const content = attachmentContent.safeParse({
        kind: facts?.kind,
        text: own(foreign, 'text'),
        mediaType: own(foreign, 'media_type'),
        bytes: new Uint8Array(Buffer.from(text(own(foreign, 'bytes')), 'base64')),
      }).data
      if (!facts || !content) throw new UnreadableFileError()
      const common = [facts.id, JSON.stringify(facts)] as const
      if (content.kind === 'image') insert.run(...common, null, content.mediaType, content.bytes)
      else insert.run(...common, content.text.toWellFormed(), null, null)
    },
    present(stored) {
      const all = readStored(z.array(attachment), stored) ?? []
      const left = all.filter(({ id }) => here.get(id) !== undefined)
      return left.length > 0 ? JSON.stringify(left) : null
    },
  }
}
