import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'
import type { AppError } from '../../../shared/errors.ts'
import type { ChatSummary, Message } from '../../../shared/ipc/schemas/chats.ts'
import type { Prompt } from '../../../shared/ipc/schemas/prompts.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { Done } from '../chat-list/items-store.ts'
import type { AttachRefusal } from '../attachments/attachments-store.ts'
import type { Refusal } from '../transcripts/file-intake.ts'

/** What a passing message says; the words are chosen where it is shown. */
export type ToastContent =
  | { kind: 'error'; error: AppError }
  | { kind: 'deleted'; item: DeletedItem; undo: () => Promise<void> }
  | { kind: 'done'; what: Done; count: number; undo: () => Promise<void> }
  | { kind: 'cancelled'; transcribe: () => Promise<void> }
  | { kind: 'notAttached'; name: string; refusal: AttachRefusal }
  | { kind: 'refused'; names: readonly string[]; refusal: Refusal }

/** A chat or a transcript that was taken from the list, or a message with what followed it. */
export type DeletedItem =
  | { kind: 'chat'; chat: ChatSummary }
  | { kind: 'transcript'; recording: Recording }
  | { kind: 'message'; message: Message }
  | { kind: 'prompt'; prompt: Prompt }

export interface Toasts {
  queue: ToastQueue<ToastContent>
  error(error: AppError): void
  deleted(item: DeletedItem, undo: () => Promise<void>): void
  /** What was done to many items of the list. */
  done(what: Done, count: number, undo: () => Promise<void>): void
  /** A dictation that was cancelled, but whose sound is kept. */
  cancelled(transcribe: () => Promise<void>): void
  notAttached(name: string, refusal: AttachRefusal): void
  /** Files that were not taken. */
  refused(names: readonly string[], refusal: Refusal): void
}

/** Long enough to read and to reach "Undo"; the time stands still while the toast is hovered or focused. */
const shownForMs = 10_000

export function createToasts(): Toasts {
  const queue = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 })
  const show = (content: ToastContent): void => {
    queue.add(content, { timeout: shownForMs })
  }
  return {
    queue,
    error: (error) => show({ kind: 'error', error }),
    deleted: (item, undo) => show({ kind: 'deleted', item, undo }),
    done: (what, count, undo) => show({ kind: 'done', what, count, undo }),
    cancelled: (transcribe) => show({ kind: 'cancelled', transcribe }),
    notAttached: (name, refusal) => show({ kind: 'notAttached', name, refusal }),
    refused: (names, refusal) => show({ kind: 'refused', names, refusal }),
  }
}
