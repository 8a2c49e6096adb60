import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { AppError } from '../../../shared/errors.ts'
import { Button } from '../../ui/button.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useStores, useTranscript } from '../app/use-stores.ts'
import { EditTools } from './editing/edit-tools.tsx'
import { FindReplaceBar } from './finding/find-replace-bar.tsx'
import { PlayerBar } from './player/player-bar.tsx'
import { usePlayerKeys } from './player/use-player-keys.ts'
import { TranscriptHeader } from './transcript-header.tsx'
import type { TranscriptPlace } from './transcript-store.ts'
import { TranscriptText } from './transcript-text.tsx'

type OpenPlace = Extract<TranscriptPlace, { kind: 'open' }>

/** The open transcript, in the chat's place. */
export function TranscriptView() {
  // A long text may take more than a frame to be joined: what is pressed meanwhile comes first.
  const place = useDeferredValue(useTranscript((state) => state.place))
  switch (place.kind) {
    case 'closed':
      return null
    case 'opening':
      return <Opening />
    case 'failed':
      return <NotOpened recordingId={place.recordingId} error={place.error} />
    case 'open':
      return <OpenTranscript key={place.recording.id} place={place} />
    default:
      return assertNever(place)
  }
}

function OpenTranscript({ place: { recording, pieces, log } }: { place: OpenPlace }) {
  usePlayerKeys()
  return (
    // It scrolls as a whole only where large text leaves too little room for its parts.
    <main className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <TranscriptHeader recording={recording} pieces={pieces} />
      <FindReplaceBar />
      <TranscriptText recording={recording} />
      <PlayerBar recording={recording}>
        <EditTools log={log} />
      </PlayerBar>
    </main>
  )
}

function Opening() {
  const { t } = useTranslation()
  return (
    <main className="appear-late flex flex-1 items-center justify-center text-quiet">
      <p>{t('transcripts.opening')}</p>
    </main>
  )
}

function NotOpened({ recordingId, error }: { recordingId: string; error: AppError }) {
  const { t } = useTranslation()
  const { transcript } = useStores()
  return (
    <main className="flex flex-1 items-center justify-center p-6 text-center">
      <div role="alert" className="flex flex-col items-center gap-4">
        <p className="max-w-md">{errorSentence(t, error)}</p>
        <Button onPress={() => void transcript.getState().open(recordingId)}>
          {t('common.tryAgain')}
        </Button>
      </div>
    </main>
  )
}
