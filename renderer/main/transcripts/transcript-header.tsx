import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useSession } from '../app/use-stores.ts'
import { HoldNotice } from './hold-notice.tsx'
import { SoundFact } from './sound-fact.tsx'
import { LongWait } from './long-wait.tsx'
import { PaceWait } from './pace-wait.tsx'
import { languageName } from './recording-name.ts'
import {
  holdOf,
  paceOf,
  isInQueue,
  isUnderWay,
  lengthOf,
  progressOf,
  standingOf,
  standingWords,
  type Standing,
} from './standing.ts'
import { TrackMenu } from './track-menu.tsx'
import { TranscriptButtons } from './transcript-buttons.tsx'
import { useTimeLeft } from './use-time-left.ts'
import { useHearing } from './use-hearing.ts'

/** What the recording is, how far it is, and what can be done with it. */
export function TranscriptHeader(props: { recording: Recording; pieces: readonly Piece[] }) {
  const { recording, pieces } = props
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const hearing = useHearing()
  const standing = standingOf(recording, hearing)
  const timeLeft = useTimeLeft(recording.id)
  const words = [standingWords(t, language, recording, standing), timeLeft]
    .filter((part) => part !== null)
    .join(' · ')
  const hold = holdOf(recording, hearing)
  const paced = paceOf(recording, hearing)
  const progress = progressOf(recording)

  return (
    // Where the text is large and the window small, the text of the recording goes before what can be done with it.
    <div className="min-h-10 overflow-y-auto border-b border-line px-5 py-3">
      <div className="mx-auto flex w-full max-w-column flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="min-w-[min(12rem,100%)] flex-1">
            <StandingLine standing={standing} words={words} />
            <div className="flex flex-wrap gap-x-4 text-sm text-quiet">
              <Facts recording={recording} />
              <SoundFact recording={recording} />
            </div>
          </div>
          <TranscriptButtons recording={recording} standing={standing} pieces={pieces} />
        </div>
        {(isUnderWay(recording) || isInQueue(recording)) && (
          <ProgressBar
            label={t('transcripts.progress')}
            value={progress && progress.transcribed}
            behind={standing.kind === 'reading' && progress ? progress.read : 0}
            valueLabel={words}
          />
        )}
        {hold ? (
          <HoldNotice hold={hold} />
        ) : paced === null ? (
          <LongWait pieces={pieces} />
        ) : (
          <PaceWait until={paced} />
        )}
      </div>
    </div>
  )
}

function StandingLine({ standing, words }: { standing: Standing; words: string }) {
  const isWrong = standing.kind === 'gaps' || standing.kind === 'failed'
  return (
    <p
      className={`flex items-center gap-1.5 text-sm font-semibold tabular-nums ${isWrong ? 'text-caution' : ''}`}
    >
      {isWrong && <TriangleAlert size={15} aria-hidden className="shrink-0" />}
      {words}
    </p>
  )
}

function Facts({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const length = lengthOf(recording)
  return (
    <dl className="flex flex-wrap gap-x-4">
      {length !== null && <Fact term={t('transcripts.length')} value={clockTime(length)} />}
      <Fact
        term={t('transcripts.language')}
        value={languageName(t, language, recording.language)}
      />
      <TrackMenu recording={recording} />
    </dl>
  )
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div className="flex gap-1">
      <dt>{term}:</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  )
}
