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
  const { code, reason, tokens, model, retryAfterSeconds } = error
  if (code === 'too_long' && tokens !== undefined) return tooLong(t, tokens)
  if (reason !== undefined) return t(`errors.${reason}`, { limit: tokens?.limit ?? 0 })
  if (code === 'rate_limited' && model !== undefined && retryAfterSeconds === undefined) {
    return t('errors.rate_limited_model', { model })
  }
  if (code !== 'rate_limited' || retryAfterSeconds === undefined) return t(`errors.${code}`)
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds))
  if (model !== undefined) {
    return t('errors.rate_limited_model_until', { model, duration: duration(t, seconds) })
  }
  return seconds < 60
    ? t('errors.rate_limited_seconds', { count: seconds })
    : t('errors.rate_limited_until', { duration: duration(t, seconds) })
}

/** Why something waits, beside a countdown that says how long: the service's own figure only began it. */
export function waitSentence(t: TFunction, error: AppError): string {
  return error.code === 'rate_limited' ? limitSentence(t, error.model) : errorSentence(t, error)
}

/** That a limit is reached: that of one model, where it is named, or of the whole key. */
export function limitSentence(t: TFunction, model: string | null | undefined): string {
  return model ? t('chat.modelLimitReached', { model }) : t('chat.limitReached')
}

function tooLong(t: TFunction, { given, limit }: TokenFigures): string {
  return given === undefined
    ? t('errors.too_long_limit', { limit })
    : t('errors.too_long_tokens', { given, limit })
}
