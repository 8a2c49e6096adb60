import { X } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { IconButton } from '../../ui/icon-button.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useChat, useMicrophone, useSession, useStores, useTakes } from '../app/use-stores.ts'
import { draftKey } from '../chat/place.ts'
import { isListening } from './microphone-store.ts'
import { MissingParts } from './missing-parts.tsx'
import { TidiedText } from './tidied-text.tsx'
import { WaitingForService } from './waiting-for-service.tsx'

/** What there is to say of the microphone, and of what was dictated into this draft. */
export const DictationNotices = memo(function DictationNotices() {
  const { t } = useTranslation()
  const { dictation } = useStores()
  const error = useMicrophone(({ microphone }) =>
    microphone.kind === 'failed' ? microphone.error : null,
  )
  const listening = useMicrophone(({ microphone }) => isListening(microphone))
  const silence = useStore(dictation.meter.store, (state) => state.silence)
  const other = useStore(dictation.meter.store, (state) => state.other)
  const outcome = useTakes((state) => state.outcome)
  const draft = useChat((state) => draftKey(state.place))
  const takes = useTakes(useShallow((state) => state.takes.filter((take) => take.draft === draft)))
  const transcriber = useSession((state) => state.transcriber)
  const awaiting = takes.filter(({ stage }) =>
    ['speaking', 'finishing', 'retrying'].includes(stage),
  )

  return (
    <>
      {error && (
        <Line isAlert tone="text-danger" dismiss={dictation.microphone.getState().dismiss}>
          {errorSentence(t, error)}
        </Line>
      )}
      {listening && other && (
        <Line tone="text-caution">
          {t(`dictation.${other.kind}`, { label: other.label ?? t('settings.microphoneSystem') })}
        </Line>
      )}
      {listening && silence && <Line tone="text-caution">{t(`dictation.silence_${silence}`)}</Line>}
      {outcome && (
        <Line tone="text-quiet" dismiss={dictation.takes.forgetOutcome}>
          {t(`dictation.${outcome}`)}
        </Line>
      )}
      <TidiedText draft={draft} />
      {awaiting.length > 0 && transcriber.kind !== 'ready' && (
        <WaitingForService transcriber={transcriber} takes={awaiting} />
      )}
      {takes.map((take) => (
        <MissingParts key={take.id} take={take} />
      ))}
    </>
  )
})

function Line(props: {
  isAlert?: boolean
  tone: string
  dismiss?: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { isAlert = false, tone, dismiss, children } = props
  const place = `min-w-0 flex-1 py-0.5 text-sm ${tone}`
  return (
    <div className="flex items-start gap-2 px-1 pb-2">
      {isAlert ? (
        <p role="alert" className={place}>
          {children}
        </p>
      ) : (
        <output className={place}>{children}</output>
      )}
      {dismiss && <IconButton small icon={X} label={t('common.dismiss')} onPress={dismiss} />}
    </div>
  )
}
