import { useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { ChatListPanel } from '../chat-list/chat-list-panel.tsx'
import { ChatListDrawer } from '../chat-list/chat-list-drawer.tsx'
import { RenameDialog } from '../chat-list/rename-dialog.tsx'
import { draftKey } from '../chat/chat-store.ts'
import { ChatView } from '../chat/chat-view.tsx'
import { ReplaceKeyDialog } from '../settings/replace-key-dialog.tsx'
import { SettingsPanel } from '../settings/settings-panel.tsx'
import { Crashed } from './crashed.tsx'
import { Header } from './header.tsx'
import { ServiceStatus } from './service-status.tsx'
import { useIsNarrow } from './narrow.ts'
import { useChat, useStores, useView } from './use-stores.ts'

/** The window of somebody who is connected: the list of chats, and the chat or the settings beside it. */
export function Shell() {
  const { chat, chatList } = useStores()
  const narrow = useIsNarrow()
  const settingsOpen = useView((state) => state.settingsOpen)
  const sidebarOpen = useView((state) => state.sidebarOpen)
  const place = useChat((state) => draftKey(state.place))

  useEffect(() => {
    void chat.getState().reopen()
    if (chatList.getState().next === undefined) void chatList.getState().loadMore()
  }, [chat, chatList])

  return (
    <div className="flex h-full">
      {!narrow && sidebarOpen && <ChatListPanel />}
      {narrow && <ChatListDrawer />}
      <div className="flex min-w-0 flex-1 flex-col">
        {settingsOpen ? (
          <SettingsPanel />
        ) : (
          <>
            <Header />
            {narrow && <ServiceStatus below />}
            <ErrorBoundary FallbackComponent={Crashed} resetKeys={[place]}>
              <ChatView />
            </ErrorBoundary>
          </>
        )}
      </div>
      <RenameDialog />
      <ReplaceKeyDialog />
    </div>
  )
}
