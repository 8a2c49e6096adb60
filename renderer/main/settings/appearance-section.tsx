import { useTranslation } from 'react-i18next'
import { textSizes } from '../../../shared/text-size.ts'
import { Choice } from '../../ui/choice.tsx'
import { Pick } from '../../ui/pick.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { ResetButton } from './reset-button.tsx'
import { Section } from './section.tsx'
import { Lockable } from './lockable.tsx'

const appearanceNames = ['theme', 'language', 'textSize'] as const

export function AppearanceSection() {
  const { t } = useTranslation()
  const { session } = useStores()
  const { theme, language, textSize } = useSession((state) => state.settings)
  const locale = useSession((state) => state.language)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const { updateSettings } = session.getState()
  return (
    <Section name="appearance" heading={t('settings.appearance')}>
      <Lockable name="theme">
        {(isLocked) => (
          <Choice
            isDisabled={isLocked}
            label={t('settings.theme')}
            value={theme}
            options={[
              { value: 'system', label: t('settings.themeSystem') },
              { value: 'light', label: t('settings.themeLight') },
              { value: 'dark', label: t('settings.themeDark') },
            ]}
            onChange={(chosen) => void updateSettings({ theme: chosen })}
          />
        )}
      </Lockable>
      <Lockable name="language">
        {(isLocked) => (
          <Choice
            isDisabled={isLocked}
            label={t('settings.language')}
            value={language}
            options={[
              { value: 'system', label: t('settings.languageSystem') },
              { value: 'en', label: 'English', lang: 'en' },
              { value: 'et', label: 'Eesti', lang: 'et' },
            ]}
            onChange={(chosen) => void updateSettings({ language: chosen })}
          />
        )}
      </Lockable>
      <Lockable name="textSize">
        {(isLocked) => (
          <Pick
            isDisabled={isLocked}
            label={t('settings.textSize')}
            value={String(textSize)}
            options={textSizes.map((size) => ({
              id: String(size),
              label: percent.format(size / 100),
            }))}
            onChange={(id) => {
              const chosen = textSizes.find((size) => String(size) === id)
              if (chosen !== undefined) void updateSettings({ textSize: chosen })
            }}
          />
        )}
      </Lockable>
      <ResetButton section={t('settings.appearance')} names={appearanceNames} />
    </Section>
  )
}
