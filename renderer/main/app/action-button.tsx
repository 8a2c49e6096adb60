import { useTranslation } from 'react-i18next'
import type { ActionId } from '../../../shared/actions/actions.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { iconOf } from './action-icon.tsx'
import { useRunAction, useShortcutLabel } from './use-stores.ts'

/** An action as a button: its icon, name and shortcut are the ones it is declared with. */
export function ActionButton({ id }: { id: ActionId }) {
  const { t } = useTranslation()
  const run = useRunAction()
  const shortcut = useShortcutLabel(id)
  return (
    <IconButton
      icon={iconOf(id)}
      label={t(`actions.${id}`)}
      shortcut={shortcut}
      onPress={() => run(id)}
    />
  )
}
