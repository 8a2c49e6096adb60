import { FileJson, FileText } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChatSummary } from '../../../shared/ipc/schemas/chats.ts'
import { iconOf } from '../app/action-icon.tsx'
import { openItem } from '../app/open-item.ts'
import { useStores } from '../app/use-stores.ts'
import { itemEntries, renameEntry } from './item-menu.ts'
import { ListRow } from './list-row.tsx'

export const ChatListItem = memo(function ChatListItem(props: {
  chat: ChatSummary
  isOpen: boolean
}) {
  const { chat, isOpen } = props
  const { t } = useTranslation()
  const stores = useStores()

  return (
    <ListRow
      name={chat.title}
      isOpen={isOpen}
      item={{ kind: 'chat', id: chat.id }}
      onOpen={() => void openItem(stores, { kind: 'chat', id: chat.id })}
      menuLabel={t('shell.chatMenu', { title: chat.title })}
      menu={() => [
        renameEntry(t, stores.view, { kind: 'chat', chat }),
        ...itemEntries(t, stores.items, { kind: 'chat', id: chat.id }, chat.mark),
        {
          id: 'exportMarkdown',
          label: t('keeping.exportMarkdown'),
          icon: FileText,
          onAction: () => void stores.keeping.getState().exportChat(chat.id, 'markdown'),
        },
        {
          id: 'exportJson',
          label: t('keeping.exportJson'),
          icon: FileJson,
          onAction: () => void stores.keeping.getState().exportChat(chat.id, 'json'),
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
  )
})
