import type { TFunction } from 'i18next'
import { actionGroups, isPossible, type ActionId } from '../../../shared/actions/actions.ts'
import type { ActionContext } from '../../../shared/actions/declaration.ts'
import { matchScore } from './match.ts'

export interface ActionEntry {
  kind: 'action'
  id: ActionId
  label: string
  /** The group that it belongs to. */
  group: string
}

/** So many of the actions used last are told apart from the others. */
const mostRecent = 8

/**
 * The actions that are possible now and that the query names, in the language of the interface or in English: the best
 * first, and of equally good ones those used last.
 */
export function actionEntries(options: {
  t: TFunction
  query: string
  context: ActionContext
  recent: readonly ActionId[]
}): ActionEntry[] {
  const { t, query, context, recent } = options
  const entries = actionGroups.flatMap(({ name, ids }) =>
    ids
      // The palette is open already.
      .filter((id) => id !== 'openPalette' && isPossible(id, context))
      .map((id): ActionEntry => {
        const label = t(`actions.${id}`)
        return { kind: 'action', id, label, group: t(`shortcuts.group_${name}`) }
      }),
  )
  const age = (id: ActionId): number => {
    const index = recent.indexOf(id)
    return index === -1 ? mostRecent : index
  }
  return entries
    .flatMap((entry) => {
      const english = t(`actions.${entry.id}`, { lng: 'en' })
      const score = matchScore(query, [entry.label, english])
      return score === null ? [] : [{ entry, score }]
    })
    .toSorted((a, b) => b.score - a.score || age(a.entry.id) - age(b.entry.id))
    .map(({ entry }) => entry)
}

/** The actions used last, now with this one. */
export function withRecent(recent: readonly ActionId[], id: ActionId): ActionId[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, mostRecent)
}
