import type { DatabaseSync } from 'node:sqlite'
import { AppFailure } from '../../shared/app-failure.ts'
import { appError } from '../../shared/ipc/schemas/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import {
  recordingSource,
  recordingState,
  soundForm,
  type Recording,
  type RecordingCursor,
  type RecordingPage,
  type RecordingSource,
  type RecordingState,
  type SoundForm,
} from '../../shared/ipc/schemas/recordings.ts'
import type { Mark } from '../../shared/ipc/schemas/items.ts'
import { readMark } from '../storage/read-mark.ts'
import { cutPage } from '../storage/page.ts'
import { readStored } from '../storage/stored-json.ts'
import { sourceMark, type SourceMark } from './source/source-mark.ts'

/** Recordings as rows. How long one is, they know only once its sound has ended. */
export interface RecordingStore {
  /**
   * A page of recordings, newest first; `next` is null on the last page. What is spoken just now is not among them, nor
   * is what was spoken and delivered. The first page has all of the queue and all that are pinned as well; of
   * the archived ones there are pages of their own.
   */
  list(after: RecordingCursor | null, limit: number, archived?: boolean): RecordingPage
  /** Throws not_found for a recording that is not there or is deleted. */
  find(recordingId: string): Recording
  /** Those that get more sound or text, in the order of the queue; none that are deleted. */
  unfinished(): Recording[]
  /** Files that are under way or paused, in their order; none that are deleted. */
  queue(): Recording[]
  setQueuePlace(recordingId: string, place: number): void
  create(recording: StoredRecording): void
  /** The file that it is read from; null where there is none. Throws not_found. */
  path(recordingId: string): string | null
  /** What that file was when it was added; null where nobody looked. Throws not_found. */
  sourceMark(recordingId: string): SourceMark | null
  mark(recordingId: string, mark: Mark): void
  setSource(recordingId: string, source: RecordingSource): void
  setTrouble(recordingId: string, trouble: AppError | null): void
  setState(recordingId: string, state: RecordingState): void
  setSamples(recordingId: string, samples: number): void
  setSound(recordingId: string, sound: SoundForm): void
  /**
   * The ids of transcripts of files that came at that moment or before, and of which nothing more is to be transcribed
   * by itself: those whose sound is whole, and if `compressed`, those whose sound is compressed.
   */
  heardBefore(moment: number, compressed: boolean): string[]
  setLanguage(recordingId: string, language: string): void
  delete(recordingId: string, moment: number): void
  restore(recordingId: string): Recording
  /** As find, but null where that throws. */
  look(recordingId: string): Recording | null
  /** Is there a row of this name, deleted or not? */
  has(recordingId: string): boolean
  /** The ids of those that are deleted and not yet removed. */
  deleted(): string[]
  /** Removes the row and its pieces for good. */
  remove(recordingId: string): void
}

export interface StoredRecording extends Omit<
  Recording,
  | 'untranscribed'
  | 'gaps'
  | 'hasSpeech'
  | 'trouble'
  | 'mark'
  | 'deliveredAt'
  | 'queuePlace'
  | 'sound'
> {
  path: string | null
  sourceMark?: SourceMark | null
}

/** More than that are never shown as pinned. */
const mostPinned = 1000

/** What {@link toRecording} reads. */
export const recordingColumns = `id, created_at, source, state, language, samples, trouble, practice, mark, delivered_at,
  coalesce(queue_place, number) AS queue_place, sound,
  (SELECT coalesce(sum(end_sample - start_sample), 0) FROM pieces
   WHERE recording_id = recordings.id AND state ->> 'kind' IN ('waiting', 'sent')) AS untranscribed,
  (SELECT count(*) FROM pieces
   WHERE recording_id = recordings.id AND state ->> 'kind' = 'gap') AS gaps,
  EXISTS (SELECT 1 FROM pieces
   WHERE recording_id = recordings.id AND speech IS NOT NULL AND speech <> '[]') AS has_speech`

const rows = `SELECT ${recordingColumns} FROM recordings`

const listed = `deleted_at IS NULL AND delivered_at IS NULL
  AND (source ->> 'kind' IS NOT 'microphone' OR state ->> 'kind' IS NOT 'recording')`

export function createRecordingStore(database: DatabaseSync): RecordingStore {
  const page = (mark: string, after: string) =>
    database.prepare(
      `${rows} WHERE ${listed} AND mark ${mark} ${after} ORDER BY created_at DESC, id DESC LIMIT ?`,
    )
  const pagesOf = (mark: string) => ({
    first: page(mark, ''),
    later: page(mark, 'AND (created_at, id) < (?, ?)'),
  })
  const unmarked = pagesOf('IS NULL')
  const archivedOnes = pagesOf(`= 'archived'`)
  const pinnedOnes = page(`= 'pinned'`, '')
  const one = database.prepare(`${rows} WHERE id = ? AND deleted_at IS NULL`)
  const unfinished = database.prepare(
    `${rows} WHERE state ->> 'kind' IN ('recording', 'interrupted', 'processing')
     AND deleted_at IS NULL ORDER BY coalesce(recordings.queue_place, number)`,
  )
  const queue = database.prepare(
    `${rows} WHERE state ->> 'kind' IN ('recording', 'interrupted', 'processing', 'paused')
     AND source ->> 'kind' IS NOT 'microphone' AND deleted_at IS NULL
     ORDER BY coalesce(recordings.queue_place, number)`,
  )
  const queueAt = database.prepare('UPDATE recordings SET queue_place = ? WHERE id = ?')
  const insert = database.prepare(
    `INSERT INTO recordings (id, created_at, practice, source, state, language, samples, path, source_mark)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const label = database.prepare('UPDATE recordings SET mark = ? WHERE id = ?')
  const enter = database.prepare('UPDATE recordings SET state = ? WHERE id = ?')
  const measure = database.prepare('UPDATE recordings SET samples = ? WHERE id = ?')
  const shape = database.prepare('UPDATE recordings SET sound = ? WHERE id = ?')
  const settled = database.prepare(
    `SELECT id FROM recordings WHERE deleted_at IS NULL AND source ->> 'kind' <> 'microphone'
     AND state ->> 'kind' IN ('done', 'cancelled', 'failed') AND created_at <= ?
     AND (sound IS NULL OR (? AND sound ->> 'kind' = 'compressed'))`,
  )
  const speak = database.prepare('UPDATE recordings SET language = ? WHERE id = ?')
  const place = database.prepare(
    'SELECT path, source_mark FROM recordings WHERE id = ? AND deleted_at IS NULL',
  )
  const name = database.prepare('UPDATE recordings SET source = ? WHERE id = ?')
  const trouble = database.prepare('UPDATE recordings SET trouble = ? WHERE id = ?')
  const mark = database.prepare('UPDATE recordings SET deleted_at = ? WHERE id = ?')
  const any = database.prepare('SELECT 1 FROM recordings WHERE id = ?')
  const marked = database.prepare('SELECT id FROM recordings WHERE deleted_at IS NOT NULL')
  const remove = database.prepare('DELETE FROM recordings WHERE id = ?')

  function look(recordingId: string): Recording | null {
    const row = one.get(recordingId)
    return row ? toRecording(row) : null
  }

  function find(recordingId: string): Recording {
    const recording = look(recordingId)
    if (!recording) throw new AppFailure({ code: 'not_found' })
    return recording
  }

  return {
    list(after, limit, archived = false) {
      const { first, later } = archived ? archivedOnes : unmarked
      const found = after ? later.all(after.createdAt, after.id, limit + 1) : first.all(limit + 1)
      const isFirst = after === null && !archived
      const pinned = isFirst ? pinnedOnes.all(mostPinned).map(toRecording) : []
      const queued = isFirst ? queue.all().map(toRecording) : []
      const toCursor = ({ createdAt, id }: Recording): RecordingCursor => ({ createdAt, id })
      const { items, next } = cutPage(found.map(toRecording), limit, toCursor)
      const known = new Set([...pinned, ...items].map(({ id }) => id))
      const others = queued.filter(({ id, mark }) => !known.has(id) && mark !== 'archived')
      return { recordings: [...pinned, ...items, ...others], next }
    },
    find,
    look,
    unfinished: () => unfinished.all().map(toRecording),
    queue: () => queue.all().map(toRecording),
    setQueuePlace: (recordingId, place) => void queueAt.run(place, recordingId),
    create({ id, createdAt, isPractice, source, state, language, samples, path, ...rest }) {
      const json = [JSON.stringify(source), JSON.stringify(state)] as const
      const mark = rest.sourceMark ? JSON.stringify(rest.sourceMark) : null
      insert.run(id, createdAt, Number(isPractice), ...json, language, samples, path, mark)
    },
    path(recordingId) {
      const row = place.get(recordingId)
      if (!row) throw new AppFailure({ code: 'not_found' })
      return row['path'] === null ? null : String(row['path'])
    },
    sourceMark(recordingId) {
      const row = place.get(recordingId)
      if (!row) throw new AppFailure({ code: 'not_found' })
      return readStored(sourceMark, row['source_mark']) ?? null
    },
    mark: (recordingId, mark) => void label.run(mark === 'none' ? null : mark, recordingId),
    setSource: (recordingId, source) => void name.run(JSON.stringify(source), recordingId),
    setTrouble: (recordingId, error) =>
      void trouble.run(error && JSON.stringify(error), recordingId),
    setState: (recordingId, state) => void enter.run(JSON.stringify(state), recordingId),
    setSamples: (recordingId, samples) => void measure.run(samples, recordingId),
    setSound: (recordingId, sound) => void shape.run(JSON.stringify(sound), recordingId),
    heardBefore: (moment, compressed) =>
      settled.all(moment, Number(compressed)).map((row) => String(row['id'])),
    setLanguage: (recordingId, language) => void speak.run(language, recordingId),
    delete(recordingId, moment) {
      find(recordingId)
      mark.run(moment, recordingId)
    },
    restore(recordingId) {
      mark.run(null, recordingId)
      return find(recordingId)
    },
    has: (recordingId) => any.get(recordingId) !== undefined,
    deleted: () => marked.all().map((row) => String(row['id'])),
    remove: (recordingId) => void remove.run(recordingId),
  }
}

export function toRecording(row: Record<string, unknown>): Recording {
  return {
    id: String(row['id']),
    createdAt: Number(row['created_at']),
    isPractice: row['practice'] === 1,
    source: readStored(recordingSource, row['source']) ?? { kind: 'found' },
    state: readStored(recordingState, row['state']) ?? {
      kind: 'failed',
      error: { code: 'internal' },
    },
    language: String(row['language']),
    queuePlace: Number(row['queue_place']),
    samples: Number(row['samples']),
    sound: readStored(soundForm, row['sound']) ?? { kind: 'whole' },
    untranscribed: Number(row['untranscribed']),
    gaps: Number(row['gaps']),
    hasSpeech: row['has_speech'] === 1,
    trouble: readStored(appError, row['trouble']) ?? null,
    ...readMark(row['mark']),
    deliveredAt: typeof row['delivered_at'] === 'number' ? row['delivered_at'] : null,
  }
}
