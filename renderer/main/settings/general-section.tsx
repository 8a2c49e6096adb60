import { useTranslation } from 'react-i18next'
import { SwitchWithHint } from '../../ui/switch-with-hint.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { Lockable } from './lockable.tsx'
import { ResetButton } from './reset-button.tsx'
import { Section } from './section.tsx'

const generalNames = ['notifications', 'keepsRunning', 'opensAtLogin'] as const

/** What Jutt does beside its window. */
export function GeneralSection() {
  const { t } = useTranslation()
  const { session } = useStores()
  const settings = useSession((state) => state.settings)
  return (
    <Section name="general" heading={t('settings.general')}>
      {generalNames.map((name) => (
        <Lockable key={name} name={name}>
          {(isLocked) => (
            <SwitchWithHint
              isDisabled={isLocked}
              label={t(`settings.${name}`)}
              hint={t(`settings.${name}Meaning`)}
              isSelected={settings[name]}
              onChange={(chosen) => void session.getState().updateSettings({ [name]: chosen })}
            />
          )}
        </Lockable>
      ))}
      <ResetButton section={t('settings.general')} names={generalNames} />
    </Section>
  )
}
