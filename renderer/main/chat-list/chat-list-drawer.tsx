import { useTranslation } from 'react-i18next'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useStores, useView } from '../app/use-stores.ts'
import { ChatListPanel } from './chat-list-panel.tsx'

/** The list of chats over a narrow window. */
export function ChatListDrawer() {
  const { t } = useTranslation()
  const { view } = useStores()
  const isOpen = useView((state) => state.drawerOpen)
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) view.getState().closeDrawer()
      }}
      className="fixed inset-0 z-20 bg-[rgb(15_20_30/0.45)]"
    >
      <Modal className="h-full w-[min(20rem,85vw)] border-r border-line bg-sunk shadow-float">
        <Dialog aria-label={t('shell.chats')} className="h-full outline-none">
          <ChatListPanel inDrawer />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
