import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/choice.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { Section } from './section.tsx'

export function AppearanceSection() {
  const { t } = useTranslation()
  const { session } = useStores()
  const { theme, language, textSize } = useSession((state) => state.settings)
  const { updateSettings } = session.getState()
  return (
    <Section heading={t('settings.appearance')}>
      <Choice
        label={t('settings.theme')}
        value={theme}
        options={[
          { value: 'system', label: t('settings.themeSystem') },
          { value: 'light', label: t('settings.themeLight') },
          { value: 'dark', label: t('settings.themeDark') },
        ]}
        onChange={(chosen) => void updateSettings({ theme: chosen })}
      />
      <Choice
        label={t('settings.language')}
        value={language}
        options={[
          { value: 'system', label: t('settings.languageSystem') },
          { value: 'en', label: 'English', lang: 'en' },
          { value: 'et', label: 'Eesti', lang: 'et' },
        ]}
        onChange={(chosen) => void updateSettings({ language: chosen })}
      />
      <Choice
        label={t('settings.textSize')}
        value={textSize}
        options={[
          { value: 'small', label: t('settings.textSmall') },
          { value: 'medium', label: t('settings.textMedium') },
          { value: 'large', label: t('settings.textLarge') },
        ]}
        onChange={(chosen) => void updateSettings({ textSize: chosen })}
      />
    </Section>
  )
}
