import { ArrowDown } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'
import { Button } from '../../ui/button.tsx'
import { useChat } from '../app/use-stores.ts'
import { isUndecided } from './chat-store.ts'
import { Comparison } from './comparison.tsx'
import { FindBar } from './find/find-bar.tsx'
import { useFound } from './find/use-found.ts'
import { countThatFill, inGroups, MessageGroupView } from './message-group.tsx'
import { createNearby, NearbyContext } from './nearby/nearby.ts'
import { useFollowEnd } from './use-follow-end.ts'

/** The last messages stay: one of them is being written. */
const lasting = 2

/** The messages of a chat, oldest first. It does not render again while an answer grows: the answer itself does. */
export function Conversation(props: { messages: readonly Message[]; added: number }) {
  const { messages, added } = props
  const { scroller, content, following, jump } = useFollowEnd()
  const { t } = useTranslation()
  const [nearby] = useState(createNearby)
  const last = messages.at(-1)
  const lastId = last?.id
  const isWritten = last?.role === 'assistant' && last.state.kind === 'streaming'
  const arriving = useChat(isUndecided) || isWritten ? lastId : undefined

  // Whoever sends or asks again wants to see what comes; whoever looks at another version stays there.
  useEffect(() => {
    if (arriving !== undefined) jump()
  }, [arriving, jump])
  useEffect(
    () => (scroller.current ? nearby.attach(scroller.current) : undefined),
    [nearby, scroller],
  )

  useFound(content)

  const groups = useMemo(() => inGroups(messages, added), [messages, added])
  // The end of a chat is seen at once; thousands of messages before it come right after.
  const isWhole = useDeferredValue(true, false)
  const firstSeen = messages.length - countThatFill(messages, window.innerHeight)
  return (
    <div className="relative min-h-0 flex-1">
      <FindBar />
      <div
        ref={scroller}
        className="@container h-full overflow-y-auto overscroll-contain px-5 [scrollbar-gutter:stable_both-edges]"
      >
        <NearbyContext value={nearby}>
          <div
            ref={content}
            role="log"
            aria-label={t('chat.conversation')}
            aria-live="off"
            className="mx-auto flex w-full max-w-column flex-col gap-5 py-7"
          >
            {groups.map((group) => (
              <MessageGroupView
                key={group.key}
                from={group.from}
                messages={group.messages}
                isFilled={isWhole}
                nearFrom={firstSeen}
                staysFrom={messages.length - lasting}
                lastId={lastId}
              />
            ))}
            <Comparison />
          </div>
        </NearbyContext>
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
