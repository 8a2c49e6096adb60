import { useTranslation } from 'react-i18next'
import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'
import { duration, secondsSince } from '../app/duration.ts'
import { useNow } from '../app/use-now.ts'
import { waitingSince } from './pieces.ts'

/** Seconds without the text of a piece that was sent, after which it is said that it is still waited for. */
const silence = 10

/** How long the service has been silent about what was sent; nothing as long as that is usual. */
export function LongWait({ pieces }: { pieces: readonly Piece[] }) {
  const { t } = useTranslation()
  const since = waitingSince(pieces)
  const now = useNow(since !== null)
  const seconds = since === null ? 0 : secondsSince(since, now)
  if (seconds < silence) return null
  return (
    <p className="text-sm text-quiet tabular-nums">
      {t('transcripts.waitingForText', { duration: duration(t, seconds) })}
    </p>
  )
}
