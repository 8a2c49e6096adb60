import { AudioLines, FileText, Mic, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { useTranslation } from 'react-i18next'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { iconOf } from '../app/action-icon.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useSession, useStores } from '../app/use-stores.ts'
import { recordingName } from '../transcripts/recording-name.ts'
import { isUnderWay, progressOf, standingOf, standingWords } from '../transcripts/standing.ts'
import { useHearing } from '../transcripts/use-hearing.ts'
import { itemEntries, renameEntry } from './item-menu.ts'
import { useLists } from './use-sources.ts'
import { ListRow } from './list-row.tsx'

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
  const words = standingWords(t, language, recording, standing)
  const Icon = recording.source.kind === 'microphone' ? Mic : AudioLines

  const open = (): void => {
    stores.view.getState().closePanel()
    stores.view.getState().closeDrawer()
    void stores.transcript.getState().open(recording.id)
  }

  return (
    <ListRow
      name={name}
      isOpen={isOpen}
      item={{ kind: 'transcript', id: recording.id }}
      onOpen={open}
      icon={<Icon size={15} aria-hidden className="shrink-0 text-quiet" />}
      mark={isWrong && <TriangleAlert size={14} aria-hidden className="shrink-0 text-caution" />}
      progress={isUnderWay(recording) && <Progress recording={recording} />}
      description={trouble ? `${words}. ${errorSentence(t, trouble)}` : words}
      menuLabel={t('transcripts.menu', { name })}
      menu={[
        renameEntry(t, stores.view, { kind: 'transcript', id: recording.id, name }),
        ...itemEntries(t, stores.items, { kind: 'transcript', id: recording.id }, recording.mark),
        {
          id: 'exportText',
          label: t('keeping.exportText'),
          icon: FileText,
          onAction: () => void stores.keeping.getState().exportTranscript(recording.id),
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

/** A thin line for the eye; the words are in the description of the row. */
function Progress({ recording }: { recording: Recording }) {
  const progress = progressOf(recording)
  return (
    <span aria-hidden className="absolute inset-x-2 bottom-0.5 h-0.5 rounded-full bg-line">
      {progress && (
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-accent"
          style={{ width: `${progress.transcribed * 100}%` }}
        />
      )}
    </span>
  )
}
