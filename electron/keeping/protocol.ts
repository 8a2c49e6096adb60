import type { AppError } from '../../shared/errors.ts'
import type { TranscriptFormat } from '../../shared/ipc/schemas/keeping.ts'
import type { OpenRecording } from '../../shared/ipc/schemas/recordings.ts'
import type { Language } from '../../shared/i18n/index.ts'
import type { Items } from '../../shared/ipc/schemas/items.ts'
import type { Imported } from './take-in.ts'

/** What goes into a file: one chat as a document of JSON or Markdown, a transcript, or items as lines of JSON. */
export type Exported =
  | { kind: 'chat'; chatId: string }
  | { kind: 'markdown'; chatId: string; language: Language }
  | { kind: 'transcript'; opened: OpenRecording; format: TranscriptFormat; language: Language }
  | { kind: 'items'; items: Items }
  | { kind: 'everything' }

/** What main asks of a thread; each does one of these and ends. */
export type Order =
  | { kind: 'export'; what: Exported; path: string; now: number }
  | { kind: 'import'; path: string; now: number }

/** What the thread is started with. */
export interface Start {
  /** The database. */
  file: string
  order: Order
}

/** What the thread tells main. */
export type Report =
  | { kind: 'progress'; done: number; all: number | null }
  | { kind: 'imported'; imported: Imported }
  | { kind: 'done' }
  | { kind: 'failed'; error: AppError }
