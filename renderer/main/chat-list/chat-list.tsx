import { memo, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useChat, useChatList, useSession, useStores } from '../app/use-stores.ts'
import { useToday } from '../app/use-now.ts'
import { draftKey } from '../chat/chat-store.ts'
import { ChatListItem } from './chat-list-item.tsx'
import { groupByDay, type DayGroup } from './group-by-day.ts'

export function ChatList() {
  const { t } = useTranslation()
  const chats = useChatList((state) => state.chats)
  const next = useChatList((state) => state.next)
  const language = useSession((state) => state.language)
  const openId = useChat((state) => draftKey(state.place))
  const now = useToday()

  const groups = useMemo(
    () =>
      groupByDay(chats, {
        now,
        locale: language,
        today: t('shell.today'),
        yesterday: t('shell.yesterday'),
      }),
    [chats, now, language, t],
  )

  return (
    <nav aria-label={t('shell.chats')} className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
      {groups.map((group) => (
        <Day
          key={group.key}
          group={group}
          openId={group.chats.some(({ id }) => id === openId) ? openId : null}
        />
      ))}
      {next === null && chats.length === 0 && (
        <p className="px-2 py-3 text-sm text-quiet">{t('shell.noChats')}</p>
      )}
      <MoreChats />
    </nav>
  )
}

/** Only the day with a change renders again, and only days in view are laid out: the list may be long. */
const Day = memo(function Day({ group, openId }: { group: DayGroup; openId: string | null }) {
  return (
    <section
      className="[contain-intrinsic-size:auto_20rem] pt-3 [content-visibility:auto]"
      aria-label={group.label}
    >
      <h2 className="px-2 pb-1 text-xs font-semibold text-quiet">{group.label}</h2>
      <ul>
        {group.chats.map((chat) => (
          <ChatListItem key={chat.id} chat={chat} isOpen={chat.id === openId} />
        ))}
      </ul>
    </section>
  )
}, sameDay)

function sameDay(
  before: { group: DayGroup; openId: string | null },
  after: { group: DayGroup; openId: string | null },
): boolean {
  return (
    before.openId === after.openId &&
    before.group.label === after.group.label &&
    before.group.chats.length === after.group.chats.length &&
    before.group.chats.every((chat, index) => chat === after.group.chats[index])
  )
}

/** Fetches the next page when the end of the list comes near; the button is for a page that failed. */
function MoreChats() {
  const { t } = useTranslation()
  const { chatList } = useStores()
  const next = useChatList((state) => state.next)
  const loading = useChatList((state) => state.loading)
  const error = useChatList((state) => state.error)
  const end = useRef<HTMLDivElement>(null)
  const waiting = next !== null && !loading && error === null

  useEffect(() => {
    const element = end.current
    if (!element || !waiting) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          void chatList.getState().loadMore()
        }
      },
      { rootMargin: '600px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [chatList, waiting])

  if (error) {
    return (
      <div className="flex flex-col items-start gap-2 px-2 py-3 text-sm">
        <p>{errorSentence(t, error)}</p>
        <Button onPress={() => void chatList.getState().loadMore()}>{t('common.tryAgain')}</Button>
      </div>
    )
  }
  if (next === null) return null
  return (
    <div ref={end} className="appear-late px-2 py-3 text-sm text-quiet">
      {t('shell.loadingChats')}
    </div>
  )
}
