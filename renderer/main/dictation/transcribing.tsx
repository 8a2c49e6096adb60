import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { duration, secondsSince } from '../app/duration.ts'
import { useNow } from '../app/use-now.ts'
import { useStores } from '../app/use-stores.ts'

/** Seconds after which a wait is long enough to be counted. */
const countedFrom = 5

/** What was said has ended, and its text is still to come. */
export function Transcribing({ takeIds, isSent }: { takeIds: readonly number[]; isSent: boolean }) {
  const { t } = useTranslation()
  const { dictation, view } = useStores()
  const [since] = useState(Date.now)
  const seconds = secondsSince(since, useNow(true))

  function cancel(): void {
    view.getState().focusMessage()
    for (const id of takeIds) dictation.takes.cancel(id)
  }

  return (
    <div className="appear-late flex h-9 min-w-0 flex-1 items-center gap-1 pl-2">
      <p className="min-w-0 flex-1 truncate text-sm text-quiet tabular-nums">
        {isSent ? t('dictation.thenSent') : t('dictation.transcribing')}
        {seconds >= countedFrom && ` ${duration(t, seconds)}`}
      </p>
      {!isSent && <IconButton small icon={X} label={t('common.cancel')} onPress={cancel} />}
    </div>
  )
}
