import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { duration, secondsUntil } from '../app/duration.ts'
import { ErrorDetails } from '../app/error-details.tsx'
import { waitSentence } from '../app/error-sentence.ts'
import { useNowUntil } from '../app/use-now.ts'
import { useRunAction, useStores } from '../app/use-stores.ts'
import type { Hold } from './standing.ts'

/** Why nothing is transcribed just now, and what can be done about it. */
export function HoldNotice({ hold }: { hold: Hold }) {
  const { t } = useTranslation()
  if (hold.kind === 'practice') {
    return (
      <Notice>
        <p>{t('transcripts.heldInPractice')}</p>
        <ToSettings />
      </Notice>
    )
  }
  return (
    <Notice kind="caution">
      <p>{waitSentence(t, hold.error)}</p>
      {hold.kind === 'refusing' && <ErrorDetails error={hold.error} />}
      <WhatNext hold={hold} />
    </Notice>
  )
}

function WhatNext({ hold }: { hold: Exclude<Hold, { kind: 'practice' }> }) {
  const { t } = useTranslation()
  switch (hold.kind) {
    case 'waiting':
      return <Countdown until={hold.until} />
    case 'refusing':
      return <GoesOn text={t('transcripts.refusing')} />
    case 'blocked':
      return <ToSettings />
    default:
      return assertNever(hold)
  }
}

function ToSettings() {
  const { t } = useTranslation()
  const run = useRunAction()
  return (
    <Button className="self-start" onPress={() => run('openSettings')}>
      {t('actions.openSettings')}
    </Button>
  )
}

function Countdown({ until }: { until: number }) {
  const { t } = useTranslation()
  const seconds = secondsUntil(until, useNowUntil(until))
  const text =
    seconds > 0
      ? t('transcripts.goesOnIn', { duration: duration(t, seconds) })
      : t('transcripts.goesOn')
  return <GoesOn text={text} />
}

/** When it goes on, and the button with which it does so at once. */
function GoesOn({ text }: { text: string }) {
  const { t } = useTranslation()
  const { transcript } = useStores()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <p className="font-semibold tabular-nums">{text}</p>
      <Button onPress={() => void transcript.getState().tryNow()}>{t('transcripts.tryNow')}</Button>
    </div>
  )
}
