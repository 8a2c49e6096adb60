import { Suspense, useDeferredValue, useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { AttachmentDialog } from '../attachments/attachment-dialog.tsx'
import { ChatListPanel, ChatListSpace } from '../chat-list/chat-list-panel.tsx'
import { ChatListDrawer } from '../chat-list/chat-list-drawer.tsx'
import { RenameDialog } from '../chat-list/rename-dialog.tsx'
import { DetailsDialog } from '../chat/details/details-dialog.tsx'
import { draftKey } from '../chat/place.ts'
import { ChatView } from '../chat/chat-view.tsx'
import { SetupDialog } from '../chat-setup/setup-dialog.tsx'
import { PromptsDialog } from '../prompts/prompts-dialog.tsx'
import { ReplaceKeyDialog } from '../settings/replace-key-dialog.tsx'
import { LeadToFound } from '../search/lead-to-found.tsx'
import { DropZone } from '../transcripts/drop-zone.tsx'
import { ExportDialog } from '../transcripts/export-dialog.tsx'
import { FinishedAnnouncer } from '../transcripts/finished-announcer.tsx'
import { openRecordingId } from '../transcripts/transcript-store.ts'
import { Crashed } from './crashed.tsx'
import { Header } from './header.tsx'
import { DictationsPanel, SettingsPanel, TranscriptView } from './late-views.ts'
import { ServiceStatus } from './service-status.tsx'
import { useIsNarrow } from './narrow.ts'
import { useChat, useStores, useTranscript, useView } from './use-stores.ts'

/** The window of somebody who is connected: the list, and the chat, the transcript or the settings beside it. */
export function Shell() {
  const { chat, chatList, recordings, transcript } = useStores()
  const narrow = useIsNarrow()
  const panel = useView((state) => state.panel)
  const sidebarOpen = useView((state) => state.sidebarOpen)
  const chatId = useChat((state) => draftKey(state.place))
  const transcriptId = useTranscript((state) => openRecordingId(state.place))
  // Who opens Jutt wants to write: the message field comes first, all else right after.
  const isWhole = useDeferredValue(true, false)

  useEffect(() => {
    void chat.getState().reopen()
    void transcript.getState().reopen()
    for (const list of [chatList, recordings]) {
      if (list.getState().next === undefined) void list.getState().loadMore()
    }
  }, [chat, chatList, recordings, transcript])

  return (
    <div className="flex h-full">
      {!narrow && sidebarOpen && (isWhole ? <ChatListPanel /> : <ChatListSpace />)}
      {narrow && <ChatListDrawer />}
      <div className="flex min-w-0 flex-1 flex-col">
        <Suspense>
          {panel === 'settings' && <SettingsPanel />}
          {panel === 'dictations' && <DictationsPanel />}
        </Suspense>
        {panel === null && (
          <>
            <Header />
            {narrow && <ServiceStatus below />}
            <ErrorBoundary FallbackComponent={Crashed} resetKeys={[transcriptId ?? chatId]}>
              <Suspense>{transcriptId === null ? <ChatView /> : <TranscriptView />}</Suspense>
            </ErrorBoundary>
          </>
        )}
      </div>
      <DropZone />
      {isWhole && <BesideTheChat />}
    </div>
  )
}

/** What opens over the window, and what listens for it. */
function BesideTheChat() {
  return (
    <>
      <RenameDialog />
      <ExportDialog />
      <SetupDialog />
      <PromptsDialog />
      <DetailsDialog />
      <AttachmentDialog />
      <ReplaceKeyDialog />
      <LeadToFound />
      <FinishedAnnouncer />
    </>
  )
}
