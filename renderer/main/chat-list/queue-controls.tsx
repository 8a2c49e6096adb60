import type { TFunction } from 'i18next'
import { memo } from 'react'
import { ArrowDown, ArrowUp, ArrowUpToLine, Pause, Play, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useStores } from '../app/use-stores.ts'
import type { QueueStore } from '../transcripts/queue-store.ts'
import { progressOf } from '../transcripts/standing.ts'

/** Holds a file of the queue or lets it go on, by one button in both cases, and ends it. */
export const QueueControls = memo(function QueueControls(props: {
  recordingId: string
  isPaused: boolean
}) {
  const { t } = useTranslation()
  const { queue, view } = useStores()
  const { pause, goOn, cancel } = queue.getState()
  const { recordingId, isPaused } = props
  return (
    <span className="flex shrink-0">
      <IconButton
        small
        icon={isPaused ? Play : Pause}
        label={t(isPaused ? 'transcripts.resume' : 'transcripts.pause')}
        onPress={() => void (isPaused ? goOn(recordingId) : pause(recordingId))}
      />
      <IconButton
        small
        icon={X}
        label={t('common.cancel')}
        onPress={() => {
          // The button goes away and must not take the focus with it.
          view.getState().focusMessage()
          void cancel(recordingId)
        }}
      />
    </span>
  )
})

export function QueueProgress({ recording, words }: { recording: Recording; words: string }) {
  const { t } = useTranslation()
  const progress = progressOf(recording)
  const isMoving = recording.state.kind === 'recording' || recording.state.kind === 'processing'
  return (
    <ProgressBar
      label={t('transcripts.progress')}
      value={progress ? progress.transcribed : isMoving ? null : 0}
      behind={progress?.read ?? 0}
      valueLabel={words}
    />
  )
}

/** The entries of the menu that give a file another place in the queue. */
export function moveEntries(t: TFunction, queue: QueueStore, recordingId: string): MenuEntry[] {
  const { move } = queue.getState()
  return [
    {
      id: 'moveToTop',
      label: t('transcripts.moveToTop'),
      icon: ArrowUpToLine,
      onAction: () => void move(recordingId, 'top'),
    },
    {
      id: 'moveUp',
      label: t('transcripts.moveUp'),
      icon: ArrowUp,
      onAction: () => void move(recordingId, 'up'),
    },
    {
      id: 'moveDown',
      label: t('transcripts.moveDown'),
      icon: ArrowDown,
      onAction: () => void move(recordingId, 'down'),
    },
  ]
}
