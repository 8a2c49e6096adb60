import { dateFormat } from '../../../shared/date-format.ts'
import { AudioLines, Check, Copy, RotateCcw, Trash2, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dictation, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useCopy } from '../app/use-copy.ts'
import { useSession, useStores } from '../app/use-stores.ts'
import { languageName } from '../transcripts/recording-name.ts'
import { isPlayable, standingOf, standingWords, type Standing } from '../transcripts/standing.ts'
import { useHearing } from '../transcripts/use-hearing.ts'
import { SoundPlayer } from './sound-player.tsx'

/** One dictation: what was said, and what can be done with it. */
export const DictationEntry = memo(function DictationEntry(props: {
  dictation: Dictation
  /** It was deleted, and the keyboard has to go elsewhere. */
  onGone: () => void
}) {
  const { dictation, onGone } = props
  const { recording, text, heard } = dictation
  const { t } = useTranslation()
  const { dictations } = useStores()
  const language = useSession((state) => state.language)
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const time = dateFormat(language, clock).format(recording.createdAt)
  const standing = standingOf(recording, useHearing())

  async function remove(): Promise<void> {
    if (await dictations.getState().remove(recording)) onGone()
  }

  return (
    <article
      aria-label={t('dictations.at', { time })}
      className="flex flex-col gap-1.5 border-b border-line py-3 last:border-b-0"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-semibold tabular-nums">{time}</span>
        <span className="text-quiet">{languageName(t, language, recording.language)}</span>
        <State recording={recording} standing={standing} />
      </div>
      <Words dictation={dictation} standing={standing} />
      {text !== heard && heard !== '' && (
        <Disclosure label={t('dictations.asHeard')}>
          <p className="py-1 text-quiet wrap-anywhere">{heard}</p>
        </Disclosure>
      )}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {isPlayable(recording) && (
          <SoundPlayer recordingId={recording.id} samples={recording.samples} />
        )}
        <Again recordingId={recording.id} standing={standing} />
        {text !== '' && <CopyText text={text} />}
        <IconButton small icon={Trash2} label={t('common.delete')} onPress={() => void remove()} />
        {text !== '' && <Timings dictation={dictation} />}
      </div>
    </article>
  )
})

/** What is to be known of it, where all is not as it should be. */
function State({ recording, standing }: { recording: Recording; standing: Standing }) {
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const isWrong = standing.kind === 'gaps' || standing.kind === 'failed'
  const { trouble, deliveredAt } = recording
  const isWhole = standing.kind === 'done' || standing.kind === 'silent'
  return (
    <>
      {!isWhole && (
        <span className={`flex items-center gap-1 ${isWrong ? 'text-caution' : 'text-quiet'}`}>
          {isWrong && <TriangleAlert size={14} aria-hidden className="shrink-0" />}
          {standingWords(t, language, recording, standing)}
        </span>
      )}
      {isWhole && deliveredAt === null && (
        <span className="text-quiet">{t('dictations.undelivered')}</span>
      )}
      {trouble && <span className="text-caution">{errorSentence(t, trouble)}</span>}
    </>
  )
}

function Words({ dictation, standing }: { dictation: Dictation; standing: Standing }) {
  const { t } = useTranslation()
  const { text } = dictation
  if (text !== '') return <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
  if (standing.kind === 'failed') return <p>{errorSentence(t, standing.error)}</p>
  const what =
    standing.kind === 'silent' ? 'silent' : standing.kind === 'done' ? 'wordless' : 'noText'
  return <p className="text-quiet">{t(`dictations.${what}`)}</p>
}

/** How what has no text can be asked for, where that makes sense. */
function Again({ recordingId, standing }: { recordingId: string; standing: Standing }) {
  const { t } = useTranslation()
  const { dictations } = useStores()
  const isCancelled = standing.kind === 'cancelled'
  if (!isCancelled && standing.kind !== 'gaps' && standing.kind !== 'failed') return null
  return (
    <Button onPress={() => void dictations.getState().retry(recordingId)}>
      {isCancelled ? <AudioLines size={15} aria-hidden /> : <RotateCcw size={15} aria-hidden />}
      {t(isCancelled ? 'transcripts.transcribe' : 'transcripts.retry')}
    </Button>
  )
}

function CopyText({ text }: { text: string }) {
  const { t } = useTranslation()
  const { copied, copy } = useCopy()
  return (
    <IconButton
      small
      icon={copied ? Check : Copy}
      label={t('common.copy')}
      onPress={() => void copy(() => text)}
    />
  )
}

/** How long it took, for whoever wonders. */
function Timings({ dictation }: { dictation: Dictation }) {
  const { t } = useTranslation()
  const { untilSound, untilText } = dictation
  const words = [
    ...(untilSound === null ? [] : [t('dictations.untilSound', { ms: untilSound })]),
    ...(untilText === null
      ? []
      : [t('dictations.untilText', { seconds: Math.round(untilText / 100) / 10 })]),
  ]
  return <span className="ml-auto text-xs text-quiet tabular-nums">{words.join(', ')}</span>
}
