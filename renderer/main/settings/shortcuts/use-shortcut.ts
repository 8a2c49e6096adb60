import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { acceleratorLabel } from '../../../../shared/actions/accelerator.ts'
import { findAction, type ActionId } from '../../../../shared/actions/actions.ts'
import type { Refusal } from '../../../../shared/actions/refusal.ts'
import { conflictOf, shortcutOf, withShortcut } from '../../../../shared/actions/shortcuts.ts'
import { useSession, useStores } from '../../app/use-stores.ts'

/** How the changing of a shortcut goes. */
export type Changing =
  | { kind: 'idle' }
  /** The next keys are taken; the last ones may have been refused. */
  | { kind: 'listening'; refused: Refusal | 'anywhere' | null }
  /** The keys stand for another action. */
  | { kind: 'conflict'; accelerator: string; other: ActionId }

/** The shortcut of an action, and what changes it. */
export function useShortcut(id: ActionId) {
  const { t } = useTranslation()
  const { session, view } = useStores()
  const chosen = useSession(({ settings }) => settings.shortcuts)
  const platform = useSession((state) => state.platform)
  const [changing, setChanging] = useState<Changing>({ kind: 'idle' })

  const labelOf = (accelerator: string | null): string =>
    accelerator === null ? t('shortcuts.none') : acceleratorLabel(accelerator, platform)

  function keep(shortcuts: typeof chosen, accelerator: string | null): void {
    setChanging({ kind: 'idle' })
    void session.getState().updateSettings({ shortcuts })
    const keys = labelOf(accelerator)
    view.getState().announce(t('shortcuts.isNow', { action: t(`actions.${id}`), keys }))
  }

  /** Gives it to the action, unless another one has it. */
  function give(accelerator: string | null): void {
    const other = accelerator === null ? undefined : conflictOf(id, accelerator, chosen)
    if (accelerator !== null && other) setChanging({ kind: 'conflict', accelerator, other })
    else keep(withShortcut(chosen, id, accelerator), accelerator)
  }

  return {
    accelerator: shortcutOf(id, chosen),
    isChanged: chosen[id] !== undefined,
    changing,
    setChanging,
    labelOf,
    give,
    reset: () => give(findAction(id).shortcut ?? null),
    takeOver(accelerator: string, other: ActionId) {
      keep(withShortcut(withShortcut(chosen, other, null), id, accelerator), accelerator)
    },
  }
}
