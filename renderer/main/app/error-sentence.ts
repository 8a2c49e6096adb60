import type { TFunction } from 'i18next'
import type { AppError, MissingSound, TokenFigures } from '../../../shared/errors.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { duration } from './duration.ts'

/** What happened and what to do, in the user's language. */
export function errorSentence(t: TFunction, error: AppError): string {
  const { missing = [] } = error
  const sentence = plainSentence(t, error)
  return missing.length === 0 ? sentence : `${sentence} ${missingSentence(t, missing)}`
}

/** Places that a sentence has room for. */
const mostPlaces = 5

function missingSentence(t: TFunction, missing: readonly MissingSound[]): string {
  const time = (seconds: number): string => clockTime(samplesIn(seconds))
  const places = missing
    .slice(0, mostPlaces)
    .map(({ from, to }) =>
      to === null
        ? t('errors.missing_from', { from: time(from) })
        : t('errors.missing_between', { from: time(from), to: time(to) }),
    )
  const more = missing.length > mostPlaces ? ['…'] : []
  return t('errors.missing_sound', { places: [...places, ...more].join(', ') })
}

function plainSentence(t: TFunction, error: AppError): string {
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
