import {
  AudioLines,
  Check,
  Copy,
  Download,
  MessageCircleQuestionMark,
  Pause,
  Play,
  RotateCcw,
} from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { transcriptText } from '../../../shared/transcript/plain-text.ts'
import { Button } from '../../ui/button.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { askAboutOpen } from './ask-about.ts'
import { isInQueue, isUnderWay, type Standing } from './standing.ts'
import { useCopy } from '../app/use-copy.ts'
import type { QueueState } from './queue-store.ts'

/** What can be done with the whole transcript at this moment. */
export function TranscriptButtons(props: {
  recording: Recording
  standing: Standing
  pieces: readonly Piece[]
}) {
  const { recording, standing, pieces } = props
  const inQueue = isInQueue(recording)
  return (
    <Buttons
      recordingId={recording.id}
      inQueue={inQueue}
      isPaused={recording.state.kind === 'paused'}
      underWay={isUnderWay(recording) || inQueue}
      hasText={pieces.some(hasWords)}
      again={againOf(recording, standing)}
    />
  )
}

/** By what they are made of: a recording that grows is another one many times a second, and these change seldom. */
const Buttons = memo(function Buttons(props: {
  recordingId: string
  inQueue: boolean
  isPaused: boolean
  underWay: boolean
  hasText: boolean
  again: 'retry' | 'transcribe' | null
}) {
  const { recordingId, inQueue, isPaused, underWay, hasText, again } = props
  const { t } = useTranslation()
  const stores = useStores()
  const { queue, transcript, view } = stores
  const language = useSession((state) => state.language)
  const { copied, copy } = useCopy()

  // A button that was pressed and goes away must not take the focus with it.
  function cancel(): void {
    view.getState().focusMessage()
    void transcript.getState().cancel()
  }
  function text(): string {
    const { place } = transcript.getState()
    return place.kind === 'open' ? transcriptText(t, place) : ''
  }
  function retry(): void {
    view.getState().focusMessage()
    void transcript.getState().retry(null)
  }

  return (
    <div className="flex flex-wrap gap-1.5 sm:gap-2">
      {again && (
        <Button kind="primary" className="max-sm:px-2" onPress={retry}>
          {again === 'retry' ? (
            <RotateCcw size={15} aria-hidden />
          ) : (
            <AudioLines size={15} aria-hidden />
          )}
          {t(`transcripts.${again}`)}
        </Button>
      )}
      {inQueue && (
        <HoldButton recordingId={recordingId} isPaused={isPaused} queue={queue.getState()} />
      )}
      {underWay && (
        <Button className="max-sm:px-2" onPress={cancel}>
          {t('common.cancel')}
        </Button>
      )}
      {hasText && (
        <>
          <Button className="max-sm:px-2" onPress={() => void copy(text)}>
            {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
            {t('transcripts.copyText')}
          </Button>
          <Button
            className="max-sm:px-2"
            onPress={() => view.getState().exportTranscript(recordingId)}
          >
            <Download size={15} aria-hidden />
            {t('keeping.export')}
          </Button>
          <Button className="max-sm:px-2" onPress={() => void askAboutOpen(stores, t, language)}>
            <MessageCircleQuestionMark size={15} aria-hidden />
            {t('asking.ask')}
          </Button>
        </>
      )}
    </div>
  )
})

/** Holds the file, or lets it go on: one button in both cases, so that the focus stays. */
function HoldButton(props: { recordingId: string; isPaused: boolean; queue: QueueState }) {
  const { recordingId, isPaused, queue } = props
  const { t } = useTranslation()
  const Icon = isPaused ? Play : Pause
  return (
    <Button
      className="max-sm:px-2"
      onPress={() => void (isPaused ? queue.goOn(recordingId) : queue.pause(recordingId))}
    >
      <Icon size={15} aria-hidden />
      {t(isPaused ? 'transcripts.resume' : 'transcripts.pause')}
    </Button>
  )
}

/** Is there anything of the piece to be copied? */
function hasWords({ text, state }: Piece): boolean {
  return state.kind === 'gap' || (state.kind === 'done' && text !== '')
}

/** How what has no text yet can be asked for, where that makes sense. */
function againOf(recording: Recording, standing: Standing): 'retry' | 'transcribe' | null {
  if (standing.kind === 'gaps') return 'retry'
  if (standing.kind === 'failed') return recording.samples > 0 ? 'retry' : null
  return standing.kind === 'cancelled' || standing.kind === 'found' ? 'transcribe' : null
}
