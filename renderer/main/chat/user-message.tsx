import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserMessage } from '../../../shared/ipc/schemas/chats.ts'
import { useChat } from '../app/use-stores.ts'
import { MessageAttachments } from '../attachments/message-attachments.tsx'
import { editKey } from './chat-store.ts'
import { EditMessage } from './edit-message.tsx'
import { UserMessageActions } from './message-actions.tsx'

export const UserMessageView = memo(function UserMessageView(props: { message: UserMessage }) {
  const { message } = props
  const { attachments = [] } = message
  const { t } = useTranslation()
  const draft = useChat(({ drafts }) => drafts[editKey(message.id)])
  return (
    <article aria-label={t('chat.you')} className="group flex flex-col items-end gap-1">
      {draft === undefined ? (
        <>
          {attachments.length > 0 && <MessageAttachments attachments={attachments} />}
          {message.content !== '' && (
            <div className="min-w-0 rounded-xl bg-mine px-4 py-2.5 leading-relaxed wrap-anywhere whitespace-pre-wrap sm:max-w-[85%]">
              {message.content}
            </div>
          )}
          <UserMessageActions message={message} />
        </>
      ) : (
        <EditMessage messageId={message.id} draft={draft} />
      )}
    </article>
  )
})
