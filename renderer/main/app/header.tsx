import { PanelLeft, Settings, SquarePen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { useIsNarrow } from './narrow.ts'
import { PracticeBadge } from './practice-badge.tsx'
import { ServiceStatus } from './service-status.tsx'
import { useChat, useRunAction, useShortcutLabel, useView } from './use-stores.ts'

/** Above the chat: its title, and what the service is up to when that matters. */
export function Header() {
  const { t } = useTranslation()
  const run = useRunAction()
  const narrow = useIsNarrow()
  const listShown = useView((state) => state.sidebarOpen) && !narrow
  const title = useChat(({ place }) => (place.kind === 'open' ? place.chat.title : null))
  const settingsKeys = useShortcutLabel('openSettings')
  const newChatKeys = useShortcutLabel('newChat')
  const sidebarKeys = useShortcutLabel('toggleSidebar')

  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line px-2">
      <IconButton
        icon={PanelLeft}
        label={t('actions.toggleSidebar')}
        shortcut={sidebarKeys}
        onPress={() => run('toggleSidebar')}
      />
      {!listShown && (
        <IconButton
          icon={SquarePen}
          label={t('actions.newChat')}
          shortcut={newChatKeys}
          onPress={() => run('newChat')}
        />
      )}
      <h1 className="min-w-0 flex-1 truncate px-2 text-sm font-semibold">
        {title ?? t('chat.emptyHeading')}
      </h1>
      {!narrow && <ServiceStatus />}
      <PracticeBadge />
      <IconButton
        icon={Settings}
        label={t('actions.openSettings')}
        shortcut={settingsKeys}
        onPress={() => run('openSettings')}
      />
    </header>
  )
}
