import { assertNever } from './assert-never.ts'
import type { AssistantMessage } from './ipc/schemas/chats.ts'

/** Is this an answer whose text broke off, so that a model can go on with it? */
export function isContinuable({
  content,
  state,
}: Pick<AssistantMessage, 'content' | 'state'>): boolean {
  if (content.trim() === '') return false
  switch (state.kind) {
    case 'stopped':
    case 'interrupted':
    case 'failed':
      return true
    case 'done':
      return state.finishReason === 'length'
    case 'streaming':
      return false
    default:
      return assertNever(state)
  }
}
