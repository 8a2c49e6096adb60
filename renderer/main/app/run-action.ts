import { actions, findAction, type ActionContext, type ActionId } from '../../../shared/actions.ts'
import { thinkingChoice } from '../chat/models.ts'
import { isAnswering, isBusy } from '../chat/chat-store.ts'
import { lastOf } from '../chat/place.ts'
import { isListening } from '../dictation/microphone-store.ts'
import { pressesAccelerator, type KeyPress } from './accelerator.ts'
import type { Stores } from './stores.ts'

/** What the actions may depend on, read from the stores at this moment. */
export function actionContext(stores: Stores): ActionContext {
  const { session, view, chat, transcript, dictation } = stores
  const { service } = session.getState()
  const state = chat.getState()
  return {
    connected: service.kind === 'connected',
    panel: view.getState().panel,
    chatOpen: state.place.kind === 'open',
    transcriptOpen: transcript.getState().place.kind !== 'closed',
    dictating: isListening(dictation.microphone.getState().microphone),
    answering: isAnswering(state),
    canEditLast: !isBusy(state) && lastOf(state.place, 'user') !== undefined,
    canAnswerAgain: !isBusy(state) && lastOf(state.place, 'assistant') !== undefined,
    canToggleThinking: thinkingChoice(session.getState()) !== null,
  }
}

/** Runs an action, whoever asked for it: a button, a shortcut or the menu. Does nothing where it does not apply. */
export function runAction(stores: Stores, id: ActionId): void {
  if (!findAction(id).when(actionContext(stores))) return
  const { session, view, chatList, chat, transcript, fileIntake, dictation } = stores
  const { place } = chat.getState()
  const perform: Record<ActionId, () => void> = {
    newChat() {
      view.getState().closePanel()
      view.getState().closeDrawer()
      transcript.getState().close()
      chat.getState().startNew()
      view.getState().focusMessage()
    },
    transcribeFiles: () => void fileIntake.choose(),
    closeTranscript: () => transcript.getState().close(),
    cancelDictation: () => dictation.microphone.getState().cancel(),
    stopAnswer: () => void chat.getState().stop(),
    focusMessage: () => view.getState().focusMessage(),
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
    focusSearch() {
      view.getState().showList(stores.isNarrow())
      view.getState().focusSearch()
    },
    toggleSidebar: () => view.getState().toggleSidebar(stores.isNarrow()),
    openDictations: () => view.getState().openPanel('dictations'),
    closeDictations: () => view.getState().closePanel(),
    openSettings: () => view.getState().openPanel('settings'),
    closeSettings: () => view.getState().closePanel(),
    renameChat() {
      if (place.kind !== 'open') return
      const { id, title } = place.chat
      view.getState().rename({ kind: 'chat', id, name: title })
    },
    deleteChat() {
      if (place.kind === 'open') void chatList.getState().remove(place.chat)
    },
    findInChat: () => stores.find.getState().open(),
    findInTranscript: () => stores.findReplace.getState().open(),
    playSound: () => void stores.player.getState().toggle(),
    soundBack: () => stores.player.getState().skip(-5),
    soundForward: () => stores.player.getState().skip(5),
    openPrompts: () => void stores.prompts.getState().open(),
    openParameters: () => view.getState().openSetup(true),
    toggleThinking() {
      const choice = thinkingChoice(session.getState())
      if (choice) void session.getState().updateSettings({ chatModel: choice.counterpart })
    },
  }
  perform[id]()
}

/** The action that this key press asks for here and now, if any. */
export function actionOfKey(stores: Stores, press: KeyPress): ActionId | undefined {
  const context = actionContext(stores)
  const { platform } = stores.session.getState()
  return actions.find(
    ({ shortcut, when }) =>
      shortcut !== undefined && pressesAccelerator(press, shortcut, platform) && when(context),
  )?.id
}
