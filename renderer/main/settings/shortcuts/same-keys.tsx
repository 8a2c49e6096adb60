import { useTranslation } from 'react-i18next'
import { actionIds } from '../../../../shared/actions/actions.ts'
import { anywhereAccelerator, shortcutOf } from '../../../../shared/actions/shortcuts.ts'
import { useSession } from '../../app/use-stores.ts'

/** Says which action of the window cannot be had by its keys, since they dictate into any program; nothing where there is none. */
export function SameKeys() {
  const { t } = useTranslation()
  const keys = useSession(({ settings }) => settings.dictationShortcut)
  const chosen = useSession(({ settings }) => settings.shortcuts)
  const taken = anywhereAccelerator(keys)
  const other = actionIds.find((id) => taken !== null && shortcutOf(id, chosen) === taken)
  if (!other) return null
  return (
    <p className="w-full text-sm text-caution">
      {t('shortcuts.goesFirst', { other: t(`actions.${other}`) })}
    </p>
  )
}
