import { Archive, ArrowLeft } from 'lucide-react'
import { memo, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useChat, useItems, useSession, useStores, useTranscript } from '../app/use-stores.ts'
import { useToday } from '../app/use-now.ts'
import { draftKey } from '../chat/place.ts'
import { openRecordingId } from '../transcripts/transcript-store.ts'
import { ChatListItem } from './chat-list-item.tsx'
import { groupByDay, type DayGroup } from './group-by-day.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { useListKeys } from './use-list-keys.ts'
import { mergeLists, pinnedItems, queuedItems, type ListItem } from './merge-lists.ts'
import { MoreItems } from './more-items.tsx'
import { TranscriptListItem } from './transcript-list-item.tsx'
import { useSources } from './use-sources.ts'

/** Chats and transcripts, by day; above them the files that are under way, and what is pinned. */
export function ChatList() {
  const { t } = useTranslation()
  // Who types does not wait until the lines of a page are made.
  const sources = useDeferredValue(useSources())
  const language = useSession((state) => state.language)
  const transcriptId = useTranscript((state) => openRecordingId(state.place))
  const chatId = useChat((state) => draftKey(state.place))
  const openId = transcriptId ?? chatId
  const now = useToday()

  const { items } = useStores()
  const list = useListKeys(items)
  const archiveShown = useItems((state) => state.archiveShown)
  const groups = useMemo(() => {
    const above = [
      { key: 'queue', label: t('transcripts.queue'), items: queuedItems(sources) },
      { key: 'pinned', label: t('list.pinned'), items: pinnedItems(sources) },
    ]
    const days = groupByDay(mergeLists(sources), {
      now,
      locale: language,
      today: t('shell.today'),
      yesterday: t('shell.yesterday'),
    })
    return [...above.filter(({ items }) => items.length > 0), ...days]
  }, [sources, now, language, t])
  const all = groups.flatMap(({ items }) => items)
  const isEmpty = groups.length === 0 && sources.every(({ next }) => next === null)

  return (
    <>
      <ChosenBar all={all} />
      <nav
        ref={list}
        aria-label={t('shell.chats')}
        className="min-h-0 flex-1 overflow-y-auto px-3 pb-4"
      >
        {groups.map((group) => (
          <Day
            key={group.key}
            group={group}
            openId={group.items.some(({ id }) => id === openId) ? openId : null}
          />
        ))}
        {isEmpty && (
          <p className="px-2 py-3 text-sm text-quiet">
            {t(archiveShown ? 'list.nothingArchived' : 'shell.noChats')}
          </p>
        )}
        <MoreItems sources={sources} />
      </nav>
      <ArchiveButton />
    </>
  )
}

/** Leads to what is archived, and back. */
function ArchiveButton() {
  const { t } = useTranslation()
  const { items } = useStores()
  const shown = useItems((state) => state.archiveShown)
  return (
    <div className="shrink-0 border-t border-line px-3 py-1">
      <Button kind="item" onPress={() => items.getState().showArchive(!shown)}>
        {shown ? <ArrowLeft size={17} aria-hidden /> : <Archive size={17} aria-hidden />}
        {t(shown ? 'list.leaveArchive' : 'list.showArchive')}
      </Button>
    </div>
  )
}

interface DayProps {
  group: DayGroup<ListItem>
  openId: string | null
}

/** Only the day with a change renders again, and only days in view are laid out: the list may be long. */
const Day = memo(function Day({ group, openId }: DayProps) {
  return (
    <section
      className="[contain-intrinsic-size:auto_20rem] pt-3 [content-visibility:auto]"
      aria-label={group.label}
    >
      <h2 className="px-2 pb-1 text-xs font-semibold text-quiet">{group.label}</h2>
      <ul>
        {group.items.map((item) =>
          item.kind === 'chat' ? (
            <ChatListItem key={item.id} chat={item.chat} isOpen={item.id === openId} />
          ) : (
            <TranscriptListItem key={item.id} recordingId={item.id} isOpen={item.id === openId} />
          ),
        )}
      </ul>
    </section>
  )
}, sameDay)

function sameDay(before: DayProps, after: DayProps): boolean {
  return (
    before.openId === after.openId &&
    before.group.label === after.group.label &&
    before.group.items.length === after.group.items.length &&
    before.group.items.every((item, index) => isSame(item, after.group.items[index]))
  )
}

function isSame(before: ListItem, after: ListItem | undefined): boolean {
  if (before.kind === 'chat') return after?.kind === 'chat' && after.chat === before.chat
  return after?.kind === 'transcript' && after.id === before.id
}
