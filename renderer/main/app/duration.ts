import type { TFunction } from 'i18next'

/** Whole seconds until the moment, 0 when it has passed; both in milliseconds since 1970. */
export function secondsUntil(moment: number, now: number): number {
  return Math.max(0, Math.ceil((moment - now) / 1000))
}

/** Whole seconds since the moment, 0 when it is still to come. */
export function secondsSince(moment: number, now: number): number {
  return Math.max(0, Math.floor((now - moment) / 1000))
}

/** Seconds as "12 s" or "2 min 5 s". */
export function duration(t: TFunction, seconds: number): string {
  if (seconds < 60) return t('shell.seconds', { seconds })
  return t('shell.minutesSeconds', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}
