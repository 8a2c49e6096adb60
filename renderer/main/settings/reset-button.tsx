import { useTranslation } from 'react-i18next'
import type { SettingName } from '../../../shared/ipc/schemas/settings.ts'
import { Button } from '../../ui/button.tsx'
import { useStores } from '../app/use-stores.ts'

/** Takes back what the person has set in a section. */
export function ResetButton({
  section,
  names,
}: {
  section: string
  names: readonly SettingName[]
}) {
  const { t } = useTranslation()
  const { session } = useStores()
  return (
    <Button
      kind="bare"
      className="-ml-3.5 self-start"
      aria-label={t('settings.resetOf', { section })}
      onPress={() => void session.getState().resetSettings(names)}
    >
      {t('settings.reset')}
    </Button>
  )
}
