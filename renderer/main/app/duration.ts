import type { TFunction } from 'i18next'

/** Whole seconds until the moment, 0 when it has passed; both in milliseconds since 1970. */
export function secondsUntil(moment: number, now: number): number {
  return Math.max(0, Math.ceil((moment - now) / 1000))
}

/** The later of two moments, either of which may not be. */
export function laterOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

/** Whole seconds since the moment, 0 when it is still to come. */
export function secondsSince(moment: number, now: number): number {
  return Math.max(0, Math.floor((now - moment) / 1000))
}

/** Seconds as "12 s", "2 min 5 s", "1 h" or "1 h 5 min". */
export function duration(t: TFunction, seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const parts = [
    hours > 0 && t('shell.hours', { hours }),
    minutes > 0 && t('shell.minutes', { minutes }),
    hours === 0 && seconds % 60 > 0 && t('shell.seconds', { seconds: seconds % 60 }),
  ].filter((part) => part !== false)
  return parts.length === 0 ? t('shell.seconds', { seconds: 0 }) : parts.join(' ')
}
