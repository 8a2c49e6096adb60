import type { TFunction } from 'i18next'
import type { AppError, TokenFigures } from '../../../shared/errors.ts'
import { duration } from './duration.ts'

/** What happened and what to do, in the user's language. */
export function errorSentence(t: TFunction, error: AppError): string {
  const { code, reason, tokens, retryAfterSeconds } = error
  if (code === 'too_long' && tokens !== undefined) return tooLong(t, tokens)
  if (reason !== undefined) return t(`errors.${reason}`, { limit: tokens?.limit ?? 0 })
  if (code !== 'rate_limited' || retryAfterSeconds === undefined) return t(`errors.${code}`)
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds))
  return seconds < 60
    ? t('errors.rate_limited_seconds', { count: seconds })
    : t('errors.rate_limited_until', { duration: duration(t, seconds) })
}

function tooLong(t: TFunction, { given, limit }: TokenFigures): string {
  return given === undefined
    ? t('errors.too_long_limit', { limit })
    : t('errors.too_long_tokens', { given, limit })
}
