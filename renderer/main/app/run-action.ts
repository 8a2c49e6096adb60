import { acceleratorOf, type KeyPress } from '../../../shared/actions/accelerator.ts'
import { actionIds, isPossible, type ActionId } from '../../../shared/actions/actions.ts'
import { shortcutOf } from '../../../shared/actions/shortcuts.ts'
import { actionContext } from './action-context.ts'
import { performConversation } from './perform/perform-conversation.ts'
import { performList } from './perform/perform-list.ts'
import { performSpeech } from './perform/perform-speech.ts'
import { performWindow } from './perform/perform-window.ts'
import type { Stores } from './stores.ts'

/** Runs an action, whoever asked for it: a button, a shortcut, the palette or the menu. Does nothing where it does not apply. */
export function runAction(stores: Stores, id: ActionId): void {
  if (!isPossible(id, actionContext(stores))) return
  const perform: Record<ActionId, () => void> = {
    ...performSpeech(stores),
    ...performConversation(stores),
    ...performList(stores),
    ...performWindow(stores),
  }
  perform[id]()
}

/** The action that this key press asks for here and now, if any. */
export function actionOfKey(stores: Stores, press: KeyPress): ActionId | undefined {
  const { platform, settings } = stores.session.getState()
  const accelerator = acceleratorOf(press, platform)
  if (accelerator === null) return undefined
  const context = actionContext(stores)
  return actionIds.find(
    (id) => shortcutOf(id, settings.shortcuts) === accelerator && isPossible(id, context),
  )
}
