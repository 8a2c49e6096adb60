import { useTranslation } from 'react-i18next'
import { useSession } from '../app/use-stores.ts'
import { HostsPart } from './about/hosts-part.tsx'
import { LicencesPart } from './about/licences-part.tsx'
import { LogPart } from './about/log-part.tsx'
import { Facts, Section } from './section.tsx'
import { UpdatesPart } from './updates/updates-part.tsx'

/** Which Jutt this is, whom it talks to, what it is made of and what it has noted. */
export function AboutSection() {
  const { t } = useTranslation()
  const version = useSession((state) => state.version)
  return (
    <Section name="about" heading={t('settings.about')}>
      <Facts facts={[{ name: t('about.version'), value: `Jutt ${version}` }]} />
      <HostsPart />
      <UpdatesPart />
      <LogPart />
      <LicencesPart />
    </Section>
  )
}
