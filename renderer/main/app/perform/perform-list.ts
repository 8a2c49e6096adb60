import type { listActions } from '../../../../shared/actions/list-actions.ts'
import type { Mark } from '../../../../shared/ipc/schemas/items.ts'
import type { ItemKey } from '../../chat-list/items-store.ts'
import {
  chatSource,
  mergeLists,
  pinnedItems,
  transcriptSource,
} from '../../chat-list/merge-lists.ts'
import { draftKey } from '../../chat/place.ts'
import { openRecordingId } from '../../transcripts/transcript-store.ts'
import { openItem } from '../open-item.ts'
import type { Stores } from '../stores.ts'

/** How each action on the items of the list is done. */
export function performList(stores: Stores): Record<keyof typeof listActions, () => void> {
  const { view, chat, transcript, items, keeping } = stores
  const mark = (to: Mark) => () => {
    const shown = shownItem(stores)
    if (shown) void items.getState().mark([shown], to)
  }
  return {
    newChat() {
      view.getState().closePanel()
      view.getState().closeDrawer()
      transcript.getState().close()
      chat.getState().startNew()
      view.getState().focusMessage()
    },
    focusSearch() {
      view.getState().showList(stores.isNarrow())
      view.getState().focusSearch()
    },
    nextItem: () => step(stores, 1),
    previousItem: () => step(stores, -1),
    pinItem: mark('pinned'),
    unpinItem: mark('none'),
    archiveItem: mark('archived'),
    unarchiveItem: mark('none'),
    toggleArchive() {
      view.getState().showList(stores.isNarrow())
      items.getState().showArchive(!items.getState().archiveShown)
    },
    exportEverything() {
      view.getState().openSection('data')
      void keeping.getState().exportEverything()
    },
    importFile() {
      view.getState().openSection('data')
      void keeping.getState().importFile()
    },
  }
}

/** The chat or the transcript that is shown; null for a chat without messages. */
function shownItem({ chat, transcript }: Stores): ItemKey | null {
  const recordingId = openRecordingId(transcript.getState().place)
  if (recordingId !== null) return { kind: 'transcript', id: recordingId }
  const chatId = draftKey(chat.getState().place)
  return chatId === '' ? null : { kind: 'chat', id: chatId }
}

/** Opens the next or the previous item of the list, as far as it is shown; from a new chat, the first. */
function step(stores: Stores, by: 1 | -1): void {
  const { chatList, recordings } = stores.items.getState().archiveShown ? stores.archive : stores
  const sources = [chatSource(chatList.getState()), transcriptSource(recordings.getState())]
  const listed = [...pinnedItems(sources), ...mergeLists(sources)]
  const shown = shownItem(stores)
  const at = listed.findIndex(({ id }) => id === shown?.id)
  const next = at === -1 && by === -1 ? undefined : listed[at + by]
  if (next) void openItem(stores, next)
}
