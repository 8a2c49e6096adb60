import type { DatabaseSync } from 'node:sqlite'
import { AppFailure } from '../../../shared/app-failure.ts'
import { estimatedImageTokens, estimatedTokens } from '../../../shared/attachments/tokens.ts'
import {
  attachment,
  type AttachInput,
  type Attachment,
  type AttachmentContent,
} from '../../../shared/ipc/schemas/attachments.ts'
import { readStored } from '../../storage/stored-json.ts'

/** Attachments as rows: scaled images as bytes, documents as text. A message refers to them by id. */
export interface AttachmentStore {
  /** Keeps one that belongs to no message yet. */
  add(input: AttachInput): Attachment
  /** Throws not_found. */
  find(attachmentId: string): Attachment
  /** The bytes or the text; throws not_found. */
  read(attachmentId: string): AttachmentContent
  /** Removes those that no message refers to; returns how many. */
  purgeUnused(): number
}

export function createAttachmentStore(
  database: DatabaseSync,
  { newId }: { newId: () => string },
): AttachmentStore {
  const insert = database.prepare(
    'INSERT INTO attachments (id, facts, text, media_type, bytes) VALUES (?, ?, ?, ?, ?)',
  )
  const facts = database.prepare('SELECT facts FROM attachments WHERE id = ?')
  const content = database.prepare('SELECT text, media_type, bytes FROM attachments WHERE id = ?')
  const purge = database.prepare(
    `DELETE FROM attachments WHERE id NOT IN (
       SELECT value ->> 'id' FROM messages, json_each(messages.attachments)
       WHERE messages.attachments IS NOT NULL
     )`,
  )

  return {
    add(input) {
      const { kind, name, size } = input
      const id = newId()
      if (kind === 'image') {
        const { width, height, mediaType, bytes } = input
        const tokens = estimatedImageTokens(width, height)
        const added: Attachment = { kind, id, name, size, width, height, tokens }
        insert.run(id, JSON.stringify(added), null, mediaType, bytes)
        return added
      }
      const { text, recordingId } = input
      const tokens = estimatedTokens(text)
      const facts = { kind, id, name, size, characters: text.length, tokens }
      const added: Attachment = recordingId === undefined ? facts : { ...facts, recordingId }
      insert.run(id, JSON.stringify(added), text, null, null)
      return added
    },
    find(attachmentId) {
      const found = readStored(attachment, facts.get(attachmentId)?.['facts'])
      if (!found) throw new AppFailure({ code: 'not_found' })
      return found
    },
    read(attachmentId) {
      const row = content.get(attachmentId)
      const { text, media_type: mediaType, bytes } = row ?? {}
      if (typeof text === 'string') return { kind: 'document', text }
      if (
        bytes instanceof Uint8Array &&
        (mediaType === 'image/png' || mediaType === 'image/jpeg')
      ) {
        // node:sqlite types its bytes by a buffer of any kind; it makes plain ones.
        return { kind: 'image', mediaType, bytes: new Uint8Array(bytes) }
      }
      throw new AppFailure({ code: 'not_found' })
    },
    purgeUnused: () => Number(purge.run().changes),
  }
}
