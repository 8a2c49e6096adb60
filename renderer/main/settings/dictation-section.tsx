import { useTranslation } from 'react-i18next'
import { DictatedText } from './dictated-text.tsx'
import { Section } from './section.tsx'

export function DictationSection() {
  const { t } = useTranslation()
  return (
    <Section heading={t('settings.dictation')}>
      <DictatedText />
    </Section>
  )
}
