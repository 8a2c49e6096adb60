import { useTranslation } from 'react-i18next'
import { ActionButton } from './action-button.tsx'
import { useIsNarrow } from './narrow.ts'
import { PracticeBadge } from './practice-badge.tsx'
import { ServiceStatus } from './service-status.tsx'
import { useChat, useView } from './use-stores.ts'

/** Above the chat: its title, and what the service is up to when that matters. */
export function Header() {
  const { t } = useTranslation()
  const narrow = useIsNarrow()
  const listShown = useView((state) => state.sidebarOpen) && !narrow
  const title = useChat(({ place }) => (place.kind === 'open' ? place.chat.title : null))

  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line px-2">
      <ActionButton id="toggleSidebar" />
      {!listShown && <ActionButton id="newChat" />}
      <h1 className="min-w-0 flex-1 truncate px-2 text-sm font-semibold">
        {title ?? t('chat.emptyHeading')}
      </h1>
      {!narrow && <ServiceStatus />}
      <PracticeBadge />
      <ActionButton id="openSettings" />
    </header>
  )
}
