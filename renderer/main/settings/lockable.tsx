import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingName } from '../../../shared/ipc/schemas/settings.ts'
import { useSession } from '../app/use-stores.ts'

/** A control for what an administrator may have set: it then cannot be changed, and is said why. */
export function Lockable(props: {
  name: SettingName | 'address' | 'forgetsOnExit'
  children: (isLocked: boolean) => ReactNode
}) {
  const { name, children } = props
  const { t } = useTranslation()
  const isLocked = useSession((state) => state.locked.includes(name))
  if (!isLocked) return children(false)
  return (
    <div className="flex flex-col gap-1">
      {children(true)}
      <p className="text-sm text-quiet">{t('settings.lockedBy')}</p>
    </div>
  )
}
