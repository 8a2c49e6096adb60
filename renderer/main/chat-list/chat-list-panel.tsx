import { useTranslation } from 'react-i18next'
import { ActionIcon } from '../app/action-icon.tsx'
import { useRunAction } from '../app/use-stores.ts'
import { Button } from '../../ui/button.tsx'
import { ChatList } from './chat-list.tsx'

/** "New chat" and the list of chats, beside the chat or in the drawer over it. */
export function ChatListPanel({ inDrawer = false }: { inDrawer?: boolean }) {
  const { t } = useTranslation()
  const run = useRunAction()
  return (
    <div
      className={`flex h-full flex-col bg-sunk ${inDrawer ? 'w-full' : 'w-66 shrink-0 border-r border-line'}`}
    >
      <div className="flex h-13 shrink-0 items-center px-3">
        <Button kind="bare" className="w-full justify-start px-2" onPress={() => run('newChat')}>
          <ActionIcon id="newChat" size={17} />
          {t('actions.newChat')}
        </Button>
      </div>
      <ChatList />
    </div>
  )
}
