import { useTranslation } from 'react-i18next'
import { useSession } from '../app/use-stores.ts'
import { Facts, Section } from './section.tsx'
import { UpdatesPart } from './updates/updates-part.tsx'

export function AboutSection() {
  const { t } = useTranslation()
  const version = useSession((state) => state.version)
  const service = useSession((state) => state.service)
  if (service.kind !== 'connected') return null
  const hosts = service.practice ? (
    t('settings.hostsPractice')
  ) : (
    <>
      <span className="block font-semibold">{hostOf(service.address)}</span>
      {t('settings.hostsMeaning')}
    </>
  )
  return (
    <Section name="about" heading={t('settings.about')}>
      <Facts
        facts={[
          { name: t('settings.version'), value: `Jutt ${version}` },
          { name: t('settings.hosts'), value: hosts },
        ]}
      />
      <UpdatesPart />
    </Section>
  )
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}
