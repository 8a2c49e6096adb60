import { conversationActions } from './conversation-actions.ts'
import type { ActionContext, Declaration } from './declaration.ts'
import { listActions } from './list-actions.ts'
import { speechActions } from './speech-actions.ts'
import { windowActions } from './window-actions.ts'

/**
 * Every action of the window, declared once; the menu, the palette, the buttons and the shortcuts read it from here.
 * Where several possible actions share a key, the first of them is meant: Escape ends the innermost thing.
 */
const declarations = {
  ...speechActions,
  ...conversationActions,
  ...listActions,
  ...windowActions,
} as const

export type ActionId = keyof typeof declarations

function idsOf<Id extends string>(group: Record<Id, Declaration>): readonly Id[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parameter's type says what its keys are
  return Object.keys(group) as Id[]
}

export const actionIds: readonly ActionId[] = idsOf(declarations)

/** The actions in the order in which a person looks for them. */
export const actionGroups = [
  { name: 'list', ids: idsOf(listActions) },
  { name: 'conversation', ids: idsOf(conversationActions) },
  { name: 'speech', ids: idsOf(speechActions) },
  { name: 'window', ids: idsOf(windowActions) },
] as const satisfies readonly { name: string; ids: readonly ActionId[] }[]

export function findAction(id: ActionId): Declaration {
  return declarations[id]
}

export function isPossible(id: ActionId, context: ActionContext): boolean {
  const { places, when } = findAction(id)
  return places.includes(context.place) && (when?.(context) ?? true)
}

/** Can both be possible at the same place? */
export function canMeet(one: ActionId, other: ActionId): boolean {
  return findAction(one).places.some((place) => findAction(other).places.includes(place))
}
