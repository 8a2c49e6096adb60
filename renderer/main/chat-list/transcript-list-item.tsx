import { AudioLines, Download, Mic, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { useTranslation } from 'react-i18next'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { iconOf } from '../app/action-icon.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { openItem } from '../app/open-item.ts'
import { useSession, useStores } from '../app/use-stores.ts'
import { languageName, recordingName } from '../transcripts/recording-name.ts'
import {
  isInQueue,
  lengthOf,
  standingOf,
  standingWords,
  tellsLength,
} from '../transcripts/standing.ts'
import { useTimeLeft } from '../transcripts/use-time-left.ts'
import { useHearing } from '../transcripts/use-hearing.ts'
import { itemEntries, renameEntry } from './item-menu.ts'
import { useLists } from './use-sources.ts'
import { ListRow } from './list-row.tsx'
import { moveEntries, QueueControls, QueueProgress } from './queue-controls.tsx'

export const TranscriptListItem = memo(function TranscriptListItem(props: {
  recordingId: string
  isOpen: boolean
}) {
  const { recordings } = useLists()
  const recording = useStore(recordings, (state) => state.byId[props.recordingId])
  return recording && <Row recording={recording} isOpen={props.isOpen} />
})

function Row({ recording, isOpen }: { recording: Recording; isOpen: boolean }) {
  const { t } = useTranslation()
  const stores = useStores()
  const language = useSession((state) => state.language)
  const name = recordingName(t, language, recording)
  const standing = standingOf(recording, useHearing())
  const { trouble } = recording
  const isWrong = standing.kind === 'gaps' || standing.kind === 'failed' || trouble !== null
  const inQueue = isInQueue(recording)
  const samples = lengthOf(recording)
  const length = samples === null || tellsLength(standing) ? null : clockTime(samples)
  const timeLeft = useTimeLeft(recording.id)
  const words = standingWords(t, language, recording, standing)
  const facts = inQueue
    ? [words, timeLeft, length, languageName(t, language, recording.language)]
    : [words, trouble && errorSentence(t, trouble)]
  const Icon = recording.source.kind === 'microphone' ? Mic : AudioLines

  return (
    <ListRow
      name={name}
      isOpen={isOpen}
      item={{ kind: 'transcript', id: recording.id }}
      onOpen={() => void openItem(stores, { kind: 'transcript', id: recording.id })}
      icon={<Icon size={15} aria-hidden className="shrink-0 text-quiet" />}
      mark={isWrong && <TriangleAlert size={14} aria-hidden className="shrink-0 text-caution" />}
      controls={
        inQueue && (
          <QueueControls recordingId={recording.id} isPaused={recording.state.kind === 'paused'} />
        )
      }
      description={facts.filter((fact) => fact !== null).join(inQueue ? ' · ' : '. ')}
      details={inQueue && <QueueProgress recording={recording} words={words} />}
      menuLabel={t('transcripts.menu', { name })}
      menu={() => [
        renameEntry(t, stores.view, { kind: 'transcript', recording }),
        ...(inQueue ? moveEntries(t, stores.queue, recording.id) : []),
        ...itemEntries(t, stores.items, { kind: 'transcript', id: recording.id }, recording.mark),
        {
          id: 'export',
          label: t('keeping.export'),
          icon: Download,
          onAction: () => stores.view.getState().exportTranscript(recording.id),
        },
        {
          id: 'delete',
          label: t('common.delete'),
          icon: iconOf('deleteChat'),
          danger: true,
          onAction: () => void stores.recordings.getState().remove(recording),
        },
      ]}
    />
  )
}
