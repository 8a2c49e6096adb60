import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserMessage } from '../../../shared/ipc/schemas/chats.ts'
import { CopyButton } from './copy-button.tsx'

export const UserMessageView = memo(function UserMessageView(props: { message: UserMessage }) {
  const { content } = props.message
  const { t } = useTranslation()
  return (
    <article aria-label={t('chat.you')} className="group flex flex-row-reverse items-end gap-1">
      <div className="min-w-0 rounded-xl bg-mine px-4 py-2.5 leading-relaxed wrap-anywhere whitespace-pre-wrap sm:max-w-[85%]">
        {content}
      </div>
      <CopyButton text={() => content} />
    </article>
  )
})
