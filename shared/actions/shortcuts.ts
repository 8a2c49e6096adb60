import { readAccelerator } from './accelerator.ts'
import { actionIds, canMeet, findAction, type ActionId } from './actions.ts'

/** The shortcuts that the person chose in place of the declared ones; null is none. */
export type ChosenShortcuts = Readonly<Partial<Record<ActionId, string | null>>>

/** The shortcut that an action has now, as an accelerator; null where it has none. */
export function shortcutOf(id: ActionId, chosen: ChosenShortcuts): string | null {
  const own = chosen[id]
  return own === undefined ? (findAction(id).shortcut ?? null) : own
}

/** Another action that has this shortcut and could be meant by it at the same place. */
export function conflictOf(
  id: ActionId,
  accelerator: string,
  chosen: ChosenShortcuts,
): ActionId | undefined {
  return actionIds.find(
    (other) => other !== id && shortcutOf(other, chosen) === accelerator && canMeet(id, other),
  )
}

/** The keys for dictation into any program, as actions have theirs; null for other keys, which no action can have. */
export function anywhereAccelerator(dictationShortcut: string): string | null {
  const accelerator = dictationShortcut.replace('Control', 'CmdOrCtrl')
  return readAccelerator(accelerator) && accelerator
}

/** The shortcuts with another one for this action; what is as declared is not kept. */
export function withShortcut(
  chosen: ChosenShortcuts,
  id: ActionId,
  accelerator: string | null,
): ChosenShortcuts {
  const { [id]: _, ...others } = chosen
  const isAsDeclared = accelerator === (findAction(id).shortcut ?? null)
  return isAsDeclared ? others : { ...others, [id]: accelerator }
}
