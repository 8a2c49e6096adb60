import type { conversationActions } from '../../../../shared/actions/conversation-actions.ts'
import { lastOf } from '../../chat/place.ts'
import { thinkingChoice } from '../../chat/models.ts'
import type { Stores } from '../stores.ts'

/** How each action on the chat that is shown is done. */
export function performConversation(
  stores: Stores,
): Record<keyof typeof conversationActions, () => void> {
  const { session, view, chatList, chat, keeping } = stores
  const { place } = chat.getState()
  const open = place.kind === 'open' ? place.chat : null
  return {
    stopAnswer: () => void chat.getState().stop(),
    focusMessage: () => view.getState().focusMessage(),
    attachFiles: () => view.getState().want('attach'),
    openPrompts: () => void stores.prompts.getState().open(),
    openParameters: () => view.getState().openSetup(true),
    chooseModel: () => view.getState().want('model'),
    toggleThinking() {
      const choice = thinkingChoice(session.getState())
      if (choice) void session.getState().updateSettings({ chatModel: choice.counterpart })
    },
    compareModels: () => view.getState().want('compare'),
    editLastMessage() {
      const message = lastOf(place, 'user')
      if (!message) return
      chat.getState().startEdit(message.id)
      view.getState().land({ messageId: message.id, part: 'editField' })
    },
    answerAgain() {
      const answer = lastOf(place, 'assistant')
      if (!answer) return
      view.getState().focusMessage()
      void chat.getState().answerAgain(answer.id, answer.model)
    },
    findInChat: () => stores.find.getState().open(),
    renameChat() {
      if (open) view.getState().rename({ kind: 'chat', chat: open })
    },
    exportChatMarkdown() {
      if (open) void keeping.getState().exportChat(open.id, 'markdown')
    },
    exportChatJson() {
      if (open) void keeping.getState().exportChat(open.id, 'json')
    },
    deleteChat() {
      if (open) void chatList.getState().remove(open)
    },
  }
}
