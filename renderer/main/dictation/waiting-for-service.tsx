import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { TranscriberState } from '../../../shared/ipc/schemas/recordings.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { duration, secondsUntil } from '../app/duration.ts'
import { waitSentence } from '../app/error-sentence.ts'
import { useNowUntil } from '../app/use-now.ts'
import { useStores } from '../app/use-stores.ts'
import type { Take } from './take.ts'

/** Why the text of what was said does not come, and what can be done about it. */
export function WaitingForService(props: {
  transcriber: Exclude<TranscriberState, { kind: 'ready' }>
  takes: readonly Take[]
}) {
  const { transcriber, takes } = props
  const { t } = useTranslation()
  const { transcript, dictation, view } = useStores()
  const until = transcriber.kind === 'waiting' ? transcriber.until : null
  const now = useNowUntil(until)
  const seconds = until === null ? 0 : secondsUntil(until, now)
  const { error } = transcriber
  const cancellable = takes.filter(({ stage }) => stage !== 'speaking')

  function whatNext(): string {
    switch (transcriber.kind) {
      case 'blocked':
        return t('dictation.blocked')
      case 'refusing':
        return t('dictation.refusing')
      case 'waiting':
        return seconds > 0
          ? t('dictation.goesOnIn', { duration: duration(t, seconds) })
          : t('dictation.goesOn')
      default:
        return assertNever(transcriber)
    }
  }

  function cancel(): void {
    view.getState().focusMessage()
    for (const { id } of cancellable) dictation.takes.cancel(id)
  }

  return (
    <div className="pb-2">
      <Notice kind="caution">
        <output>{waitSentence(t, error)}</output>
        <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
          <p className="min-w-0 flex-1 basis-52 font-semibold tabular-nums">{whatNext()}</p>
          <span className="flex gap-2">
            <Button onPress={() => void transcript.getState().tryNow()}>
              {t('dictation.tryNow')}
            </Button>
            {cancellable.length > 0 && <Button onPress={cancel}>{t('common.cancel')}</Button>}
          </span>
        </div>
      </Notice>
    </div>
  )
}
