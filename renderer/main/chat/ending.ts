import type { TFunction } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { errorSentence } from '../app/error-sentence.ts'

/** What there is to say about how an answer ended; null where it simply is complete. */
export function endingSentence(t: TFunction, message: AssistantMessage): string | null {
  const { state, content } = message
  switch (state.kind) {
    case 'streaming':
      return null
    case 'stopped':
      return t('chat.stopped')
    case 'interrupted':
      return t('chat.interrupted')
    case 'failed':
      return errorSentence(t, state.error)
    case 'done':
      if (state.finishReason === 'length') {
        return content === '' ? t('chat.cutWhileThinking') : t('chat.cutByLength')
      }
      if (state.finishReason === 'content_filter') return t('chat.filtered')
      return content === '' ? t('chat.nothingCame') : null
    default:
      return assertNever(state)
  }
}
