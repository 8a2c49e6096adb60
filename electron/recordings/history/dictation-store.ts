import type { DatabaseSync } from 'node:sqlite'
import type {
  Recording,
  RecordingCursor,
  RecordingPage,
} from '../../../shared/ipc/schemas/recordings.ts'
import { cutPage } from '../../storage/page.ts'
import { recordingColumns, toRecording } from '../recording-store.ts'

/** When what happened to a dictation (milliseconds since 1970), and the text that was delivered; null where not yet. */
export interface DictationRow {
  heardAt: number | null
  releasedAt: number | null
  deliveredText: string | null
}

/** What the rows of recordings hold of dictations alone. */
export interface DictationStore {
  /** A page of what was spoken, delivered or not, newest first; what is spoken just now is not among it. */
  list(after: RecordingCursor | null, limit: number): RecordingPage
  row(recordingId: string): DictationRow
  setHeard(recordingId: string, moment: number): void
  setReleased(recordingId: string, moment: number): void
  setDelivered(recordingId: string, moment: number, text: string): void
  /** The ids of those whose text was delivered, all of it, at that moment or before. */
  deliveredBy(moment: number): string[]
}

const spoken = `FROM recordings WHERE source ->> 'kind' = 'microphone' AND deleted_at IS NULL
  AND state ->> 'kind' <> 'recording'`

export function createDictationStore(database: DatabaseSync): DictationStore {
  const newestFirst = 'ORDER BY created_at DESC, id DESC LIMIT ?'
  const firstPage = database.prepare(`SELECT ${recordingColumns} ${spoken} ${newestFirst}`)
  const laterPage = database.prepare(
    `SELECT ${recordingColumns} ${spoken} AND (created_at, id) < (?, ?) ${newestFirst}`,
  )
  const one = database.prepare(
    'SELECT heard_at, released_at, delivered_text FROM recordings WHERE id = ?',
  )
  const hear = database.prepare('UPDATE recordings SET heard_at = ? WHERE id = ?')
  const release = database.prepare('UPDATE recordings SET released_at = ? WHERE id = ?')
  const deliver = database.prepare(
    'UPDATE recordings SET delivered_at = ?, delivered_text = ? WHERE id = ?',
  )
  const delivered = database.prepare(
    `SELECT id ${spoken} AND delivered_at <= ? AND state ->> 'kind' = 'done' AND NOT EXISTS
       (SELECT 1 FROM pieces WHERE recording_id = recordings.id AND pieces.state ->> 'kind' = 'gap')`,
  )
  const moment = (value: unknown): number | null => (typeof value === 'number' ? value : null)

  return {
    list(after, limit) {
      const found = after
        ? laterPage.all(after.createdAt, after.id, limit + 1)
        : firstPage.all(limit + 1)
      const toCursor = ({ createdAt, id }: Recording): RecordingCursor => ({ createdAt, id })
      const { items, next } = cutPage(found.map(toRecording), limit, toCursor)
      return { recordings: items, next }
    },
    row(recordingId) {
      const row = one.get(recordingId)
      const text = row?.['delivered_text']
      return {
        heardAt: moment(row?.['heard_at']),
        releasedAt: moment(row?.['released_at']),
        deliveredText: typeof text === 'string' ? text : null,
      }
    },
    setHeard: (recordingId, at) => void hear.run(at, recordingId),
    setReleased: (recordingId, at) => void release.run(at, recordingId),
    setDelivered: (recordingId, at, text) => void deliver.run(at, text, recordingId),
    deliveredBy: (at) => delivered.all(at).map((row) => String(row['id'])),
  }
}
