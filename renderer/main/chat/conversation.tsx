import { ArrowDown } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'
import { Button } from '../../ui/button.tsx'
import { Answer } from './answer.tsx'
import { useFollowEnd } from './use-follow-end.ts'
import { UserMessageView } from './user-message.tsx'

/** The messages of a chat, oldest first. It does not render again while an answer grows: the answer itself does. */
export function Conversation({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation()
  const { scroller, content, following, jump } = useFollowEnd()
  const lastId = messages.at(-1)?.id

  // Whoever sends or asks again wants to see what comes.
  useEffect(jump, [jump, lastId])

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        className="h-full overflow-y-auto overscroll-contain px-5 [scrollbar-gutter:stable_both-edges]"
      >
        <div
          ref={content}
          role="log"
          aria-label={t('chat.conversation')}
          aria-live="off"
          className="mx-auto flex w-full max-w-column flex-col gap-5 py-7"
        >
          {messages.map((message) =>
            message.role === 'user' ? (
              <UserMessageView key={message.id} message={message} />
            ) : (
              <Answer key={message.id} message={message} isLast={message.id === lastId} />
            ),
          )}
        </div>
      </div>
      {!following && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button className="pointer-events-auto rounded-full shadow-float" onPress={jump}>
            <ArrowDown size={15} aria-hidden />
            {t('chat.jumpToLatest')}
          </Button>
        </div>
      )}
    </div>
  )
}
