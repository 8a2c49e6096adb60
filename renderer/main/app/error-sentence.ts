import type { TFunction } from 'i18next'
import type { AppError } from '../../../shared/errors.ts'

/** What happened and what to do, in the user's language. */
export function errorSentence(t: TFunction, error: AppError): string {
  const { code, retryAfterSeconds } = error
  if (code === 'rate_limited' && retryAfterSeconds !== undefined) {
    return t('errors.rate_limited_seconds', { count: Math.max(1, Math.ceil(retryAfterSeconds)) })
  }
  return t(`errors.${code}`)
}
