import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { TurnPhase } from '../../../shared/ipc/schemas/chats.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { duration, secondsSince, secondsUntil } from '../app/duration.ts'
import { errorSentence } from '../app/error-sentence.ts'
import { useNow } from '../app/use-now.ts'
import { useStores } from '../app/use-stores.ts'

/** What an answer waits for, with the seconds; nothing once it is being written. */
export function TurnStatus({ phase }: { phase: TurnPhase }) {
  const { t } = useTranslation()
  const { chat } = useStores()
  const now = useNow(phase.kind === 'waiting' || phase.kind === 'sent')

  switch (phase.kind) {
    case 'queued':
      return <p className="appear-late text-sm text-quiet">{t('chat.queued')}</p>
    case 'sent':
      return (
        <p className="text-sm text-quiet tabular-nums">
          {t('chat.waitingForModel', { duration: duration(t, secondsSince(phase.at, now)) })}
        </p>
      )
    case 'waiting':
      return (
        <Notice kind="caution">
          <p>{errorSentence(t, phase.error)}</p>
          <div className="flex items-center justify-between gap-3">
            <p className="font-semibold tabular-nums">
              {t('chat.waitingForService', {
                duration: duration(t, secondsUntil(phase.until, now)),
              })}
            </p>
            <Button onPress={() => void chat.getState().stop()}>{t('common.cancel')}</Button>
          </div>
        </Notice>
      )
    case 'thinking':
    case 'answering':
      return null
    default:
      return assertNever(phase)
  }
}
