import { Ellipsis } from 'lucide-react'
import { memo } from 'react'
import { Button, MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ChatSummary } from '../../../shared/ipc/schemas/chats.ts'
import { Menu } from '../../ui/menu.tsx'
import { iconOf } from '../app/action-icon.tsx'
import { useStores } from '../app/use-stores.ts'

export const ChatListItem = memo(function ChatListItem(props: {
  chat: ChatSummary
  isOpen: boolean
}) {
  const { chat, isOpen } = props
  const { t } = useTranslation()
  const stores = useStores()

  const open = (): void => {
    stores.view.getState().closeSettings()
    stores.view.getState().closeDrawer()
    void stores.chat.getState().open(chat.id)
  }

  return (
    <li
      className={`group relative flex items-center rounded-md hover:bg-hover ${isOpen ? 'bg-hover' : ''}`}
    >
      <Button
        onPress={open}
        {...(isOpen && { 'aria-current': 'page' })}
        className={`min-h-8 min-w-0 flex-1 truncate rounded-md py-1.5 pr-1 pl-2 text-left text-sm ${isOpen ? 'font-semibold' : ''}`}
      >
        {chat.title}
      </Button>
      <MenuTrigger>
        <Button
          aria-label={t('shell.chatMenu', { title: chat.title })}
          className={`mr-0.5 flex size-7 shrink-0 items-center justify-center rounded-md text-quiet group-focus-within:opacity-100 group-hover:opacity-100 data-hovered:bg-line data-hovered:text-ink data-pressed:opacity-100 pointer-coarse:opacity-100 ${isOpen ? '' : 'opacity-0'}`}
        >
          <Ellipsis size={16} aria-hidden />
        </Button>
        <Menu
          label={t('shell.chatMenu', { title: chat.title })}
          entries={[
            {
              id: 'rename',
              label: t('shell.rename'),
              icon: iconOf('renameChat'),
              onAction: () => stores.view.getState().rename(chat),
            },
            {
              id: 'delete',
              label: t('common.delete'),
              icon: iconOf('deleteChat'),
              danger: true,
              onAction: () => void stores.chatList.getState().remove(chat),
            },
          ]}
        />
      </MenuTrigger>
    </li>
  )
})
