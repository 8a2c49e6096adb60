import { useTranslation } from 'react-i18next'
import { ActionButton } from './action-button.tsx'
import { useIsNarrow } from './narrow.ts'
import { PracticeBadge } from './practice-badge.tsx'
import { ServiceStatus } from './service-status.tsx'
import { recordingName } from '../transcripts/recording-name.ts'
import { openRecordingId } from '../transcripts/transcript-store.ts'
import { useChat, useRecordings, useSession, useTranscript, useView } from './use-stores.ts'

/** Above the chat or the transcript: its title, and what the service is up to when that matters. */
export function Header() {
  const narrow = useIsNarrow()
  const listShown = useView((state) => state.sidebarOpen) && !narrow
  const transcriptOpen = useTranscript(({ place }) => place.kind !== 'closed')

  return (
    <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-1 border-b border-line px-2">
      <ActionButton id="toggleSidebar" />
      {!listShown && <ActionButton id="newChat" />}
      <Title />
      {transcriptOpen && <ActionButton id="closeTranscript" />}
      {!narrow && <ServiceStatus />}
      <PracticeBadge />
      {!transcriptOpen && <ActionButton id="openParameters" />}
      <ActionButton id="openSettings" />
    </header>
  )
}

/** By itself: a recording that grows changes many times a second, and its name with nothing of that. */
function Title() {
  return <h1 className="min-w-14 flex-1 truncate px-2 text-sm font-semibold">{useTitle()}</h1>
}

/** The name of what is open; a transcript that is still being opened is known from the list. */
function useTitle(): string {
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const chatTitle = useChat(({ place }) => (place.kind === 'open' ? place.chat.title : null))
  const recordingId = useTranscript(({ place }) => openRecordingId(place))
  const opened = useTranscript(({ place }) => (place.kind === 'open' ? place.recording : null))
  const listed = useRecordings(({ byId }) => (recordingId === null ? undefined : byId[recordingId]))
  if (recordingId === null) return chatTitle ?? t('chat.emptyHeading')
  const recording = opened ?? listed
  return recording ? recordingName(t, language, recording) : t('transcripts.transcript')
}
