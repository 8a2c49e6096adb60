import { useTranslation } from 'react-i18next'
import { SwitchWithHint } from '../../ui/switch-with-hint.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { Section } from './section.tsx'

/** Platforms on which Electron can have programs started at login. */
const startsAtLogin: readonly string[] = ['win32', 'darwin']

/** What Jutt does beside its window. */
export function GeneralSection() {
  const { t } = useTranslation()
  const { session } = useStores()
  const platform = useSession((state) => state.platform)
  const { notifications, keepsRunning, opensAtLogin } = useSession((state) => state.settings)
  const { updateSettings } = session.getState()
  return (
    <Section name="general" heading={t('settings.general')}>
      <SwitchWithHint
        label={t('settings.notifications')}
        hint={t('settings.notificationsMeaning')}
        isSelected={notifications}
        onChange={(chosen) => void updateSettings({ notifications: chosen })}
      />
      <SwitchWithHint
        label={t('settings.keepsRunning')}
        hint={t('settings.keepsRunningMeaning')}
        isSelected={keepsRunning}
        onChange={(chosen) => void updateSettings({ keepsRunning: chosen })}
      />
      {startsAtLogin.includes(platform) && (
        <SwitchWithHint
          label={t('settings.opensAtLogin')}
          hint={t('settings.opensAtLoginMeaning')}
          isSelected={opensAtLogin}
          onChange={(chosen) => void updateSettings({ opensAtLogin: chosen })}
        />
      )}
    </Section>
  )
}
