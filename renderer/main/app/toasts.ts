import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'
import type { AppError } from '../../../shared/errors.ts'
import type { ChatSummary } from '../../../shared/ipc/schemas/chats.ts'

/** What a passing message says; the words are chosen where it is shown. */
export type ToastContent =
  | { kind: 'error'; error: AppError }
  | { kind: 'deleted'; chat: ChatSummary; undo: () => Promise<void> }

export interface Toasts {
  queue: ToastQueue<ToastContent>
  error(error: AppError): void
  deleted(chat: ChatSummary, undo: () => Promise<void>): void
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
    deleted: (chat, undo) => show({ kind: 'deleted', chat, undo }),
  }
}
