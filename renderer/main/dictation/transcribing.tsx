import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { duration, secondsSince, secondsUntil } from '../app/duration.ts'
import { useNow } from '../app/use-now.ts'
import { useSession, useStores } from '../app/use-stores.ts'
import { speechPausedUntil } from './speech-pause.ts'

/** Seconds after which a wait is long enough to be counted. */
const countedFrom = 5

/** What was said has ended, and its text is still to come. */
export function Transcribing({ takeIds, isSent }: { takeIds: readonly number[]; isSent: boolean }) {
  const { t } = useTranslation()
  const { dictation, view } = useStores()
  const [since] = useState(Date.now)
  const now = useNow(true)
  const seconds = secondsSince(since, now)
  const paused = useSession(speechPausedUntil)
  const left = paused === null ? 0 : secondsUntil(paused, now)

  function cancel(): void {
    view.getState().focusMessage()
    for (const id of takeIds) dictation.takes.cancel(id)
  }

  function words(): string {
    if (left > 0) return t('dictation.waiting', { duration: duration(t, left) })
    const doing = isSent ? t('dictation.thenSent') : t('dictation.transcribing')
    return seconds >= countedFrom ? `${doing} ${duration(t, seconds)}` : doing
  }

  return (
    <div className="appear-late flex h-9 min-w-0 flex-1 items-center gap-1 pl-2">
      <p className="min-w-0 flex-1 truncate text-sm text-quiet tabular-nums">{words()}</p>
      {!isSent && <IconButton small icon={X} label={t('common.cancel')} onPress={cancel} />}
    </div>
  )
}
