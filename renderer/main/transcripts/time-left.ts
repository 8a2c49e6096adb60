import type { TFunction } from 'i18next'
import { duration } from '../app/duration.ts'

/** How long it still takes, in words no finer than what is known: minutes, then steps of five minutes. */
export function timeLeftWords(t: TFunction, seconds: number): string {
  if (seconds < 60) return t('transcripts.nearlyDone')
  const minutes = Math.round(seconds / 60)
  const shown = minutes < 30 ? minutes : Math.round(minutes / 5) * 5
  return t('transcripts.timeLeft', { duration: duration(t, shown * 60) })
}
