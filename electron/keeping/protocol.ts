import type { AppError } from '../../shared/errors.ts'
import type { TranscriptFormat } from '../../shared/ipc/schemas/keeping.ts'
import type { OpenRecording } from '../../shared/ipc/schemas/recordings.ts'
import type { Items } from '../../shared/ipc/schemas/items.ts'
import type { ForeignChat } from './foreign-chat.ts'

/** What goes into a file: one chat as a JSON document, a transcript, or items as lines of JSON. */
export type Exported =
  | { kind: 'chat'; chatId: string }
  | { kind: 'transcript'; opened: OpenRecording; format: TranscriptFormat; language: string }
  | { kind: 'items'; items: Items }
  | { kind: 'everything' }

/** What main asks of a thread; each does one of these and ends. */
export type Order =
  | { kind: 'export'; what: Exported; path: string; now: number }
  | { kind: 'read'; path: string; now: number }

/** What the thread is started with. */
export interface Start {
  /** The database. */
  file: string
  order: Order
}

/** What the thread tells main. */
export type Report =
  | { kind: 'progress'; done: number; all: number }
  /** A chat of the file that is read; the next one comes when main answers. */
  | { kind: 'chat'; chat: ForeignChat }
  | { kind: 'done' }
  | { kind: 'failed'; error: AppError }
