import type { TFunction } from 'i18next'
import type { AppError } from '../../../shared/errors.ts'
import { duration } from './duration.ts'

/** What happened and what to do, in the user's language. */
export function errorSentence(t: TFunction, error: AppError): string {
  const { code, retryAfterSeconds } = error
  if (code !== 'rate_limited' || retryAfterSeconds === undefined) return t(`errors.${code}`)
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds))
  return seconds < 60
    ? t('errors.rate_limited_seconds', { count: seconds })
    : t('errors.rate_limited_until', { duration: duration(t, seconds) })
}
