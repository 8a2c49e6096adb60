import type { TFunction } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { secondsUntil } from '../app/duration.ts'
import { errorSentence } from '../app/error-sentence.ts'

/** When the wait is over that the service asked for as it refused this answer; null where it asked for none. */
export function waitEnd({ state, createdAt, figures }: AssistantMessage): number | null {
  if (state.kind !== 'failed') return null
  const { retryAfterSeconds } = state.error
  if (retryAfterSeconds === undefined || figures.totalMs === undefined) return null
  return createdAt + figures.totalMs + retryAfterSeconds * 1000
}

/** The error with as much of its wait as is left, long ones in whole minutes. */
function errorNow(message: AssistantMessage, error: AppError, now: number): AppError {
  const end = waitEnd(message)
  const seconds = end === null ? 0 : secondsUntil(end, now)
  const { retryAfterSeconds: _, ...rest } = error
  if (seconds === 0) return rest
  return { ...rest, retryAfterSeconds: seconds <= 60 ? seconds : Math.ceil(seconds / 60) * 60 }
}

/** What there is to say now about how an answer ended; null where it simply is complete. */
export function endingSentence(
  t: TFunction,
  message: AssistantMessage,
  now: number,
): string | null {
  const { state, content } = message
  switch (state.kind) {
    case 'streaming':
      return null
    case 'stopped':
      return t('chat.stopped')
    case 'interrupted':
      return t('chat.interrupted')
    case 'failed':
      return errorSentence(t, errorNow(message, state.error, now))
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
