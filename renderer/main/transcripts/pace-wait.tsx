import { useTranslation } from 'react-i18next'
import { duration, secondsUntil } from '../app/duration.ts'
import { useNowUntil } from '../app/use-now.ts'

/** For how long the limits of the key let no piece of a file go. */
export function PaceWait({ until }: { until: number }) {
  const { t } = useTranslation()
  const seconds = secondsUntil(until, useNowUntil(until))
  if (seconds === 0) return null
  return (
    <p className="text-sm text-quiet tabular-nums">
      {t('transcripts.pacedFor', { duration: duration(t, seconds) })}
    </p>
  )
}
