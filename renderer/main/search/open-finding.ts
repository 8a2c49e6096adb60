import { assertNever } from '../../../shared/assert-never.ts'
import type { Finding } from '../../../shared/ipc/schemas/search.ts'
import { openItem } from '../app/open-item.ts'
import type { Stores } from '../app/stores.ts'

/** Opens what was found, on the branch where it is, and leads to the place. */
export async function openFinding(stores: Stores, finding: Finding): Promise<void> {
  const { view, transcript, search } = stores
  const { query } = search.getState()
  switch (finding.kind) {
    case 'title':
      return openItem(stores, { kind: 'chat', id: finding.chatId })
    case 'message': {
      view.getState().closePanel()
      view.getState().closeDrawer()
      transcript.getState().close()
      const { chatId, messageId, part } = finding
      await showBranch(stores, chatId, messageId)
      return view.getState().jumpTo({ kind: 'message', chatId, messageId, part }, query)
    }
    case 'name':
      return openItem(stores, { kind: 'transcript', id: finding.recordingId })
    case 'piece': {
      const { recordingId, index } = finding
      await openItem(stores, { kind: 'transcript', id: recordingId })
      return view.getState().jumpTo({ kind: 'piece', recordingId, index }, query)
    }
    default:
      return assertNever(finding)
  }
}

async function showBranch({ jutt, chat, toasts }: Stores, chatId: string, messageId: string) {
  const isShown = (): boolean => {
    const { place } = chat.getState()
    return (
      place.kind === 'open' &&
      place.chat.id === chatId &&
      [...place.messages, ...place.comparison].some(({ id }) => id === messageId)
    )
  }
  if (isShown()) return
  await chat.getState().open(chatId)
  if (isShown()) return
  const answer = await jutt.chats.show({ messageId })
  if (answer.ok) await chat.getState().open(chatId)
  else toasts.error(answer.error)
}
