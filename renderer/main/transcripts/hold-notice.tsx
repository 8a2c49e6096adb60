import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { duration, secondsUntil } from '../app/duration.ts'
import { errorSentence } from '../app/error-sentence.ts'
import { useNowUntil } from '../app/use-now.ts'
import { useRunAction, useStores } from '../app/use-stores.ts'
import type { Hold } from './standing.ts'

/** Why nothing is transcribed just now, and what can be done about it. */
export function HoldNotice({ hold }: { hold: Hold }) {
  const { t } = useTranslation()
  const run = useRunAction()
  const toSettings = (
    <Button className="self-start" onPress={() => run('openSettings')}>
      {t('actions.openSettings')}
    </Button>
  )
  if (hold.kind === 'practice') {
    return (
      <Notice>
        <p>{t('transcripts.heldInPractice')}</p>
        {toSettings}
      </Notice>
    )
  }
  // What the service asked for was said when it asked: the countdown says what is left of it.
  const limited = hold.error.code === 'rate_limited'
  const sentence = limited ? t('chat.limitReached') : errorSentence(t, hold.error)
  return (
    <Notice kind="caution">
      <p>{sentence}</p>
      {hold.kind === 'waiting' ? <Countdown until={hold.until} /> : toSettings}
    </Notice>
  )
}

function Countdown({ until }: { until: number }) {
  const { t } = useTranslation()
  const { transcript } = useStores()
  const seconds = secondsUntil(until, useNowUntil(until))
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <p className="font-semibold tabular-nums">
        {seconds > 0
          ? t('transcripts.goesOnIn', { duration: duration(t, seconds) })
          : t('transcripts.goesOn')}
      </p>
      <Button onPress={() => void transcript.getState().tryNow()}>{t('transcripts.tryNow')}</Button>
    </div>
  )
}
