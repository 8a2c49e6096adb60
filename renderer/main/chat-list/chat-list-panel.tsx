import { useTranslation } from 'react-i18next'
import type { ActionId } from '../../../shared/actions/actions.ts'
import { ActionIcon } from '../app/action-icon.tsx'
import { useRunAction, useSearch, useShortcutLabel } from '../app/use-stores.ts'
import { Button } from '../../ui/button.tsx'
import { Hint } from '../../ui/hint.tsx'
import { SearchField } from '../search/search-field.tsx'
import { SearchResults } from '../search/search-results.tsx'
import { isSearching } from '../search/search-store.ts'
import { ChatList } from './chat-list.tsx'

const besideClass = 'w-66 shrink-0 border-r border-line'

/** The place of the panel beside the chat, before it is there. */
export function ChatListSpace() {
  return <div className={`h-full bg-sunk ${besideClass}`} />
}

/** "New chat", "Transcribe files…", "Dictations" and the list, beside the chat or in the drawer over it. */
export function ChatListPanel({ inDrawer = false }: { inDrawer?: boolean }) {
  const searching = useSearch(isSearching)
  return (
    <div className={`flex h-full flex-col bg-sunk ${inDrawer ? 'w-full' : besideClass}`}>
      <div className="flex shrink-0 flex-col px-3 pt-2">
        <PanelButton id="newChat" />
        <PanelButton id="transcribeFiles" />
        <PanelButton id="openDictations" />
      </div>
      <SearchField />
      {searching ? <SearchResults /> : <ChatList />}
    </div>
  )
}

function PanelButton({ id }: { id: ActionId }) {
  const { t } = useTranslation()
  const run = useRunAction()
  return (
    <Hint label={t(`actions.${id}`)} shortcut={useShortcutLabel(id)}>
      <Button kind="item" onPress={() => run(id)}>
        <ActionIcon id={id} size={17} />
        {t(`actions.${id}`)}
      </Button>
    </Hint>
  )
}
