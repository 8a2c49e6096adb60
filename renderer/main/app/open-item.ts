import type { ItemKey } from '../chat-list/items-store.ts'
import type { Stores } from './stores.ts'

/** Shows a chat or a transcript, whatever is shown now. */
export async function openItem(stores: Stores, { kind, id }: ItemKey): Promise<void> {
  const { view, chat, transcript } = stores
  view.getState().closePanel()
  view.getState().closeDrawer()
  if (kind === 'transcript') return transcript.getState().open(id)
  transcript.getState().close()
  return chat.getState().open(id)
}
