import { useTranslation } from 'react-i18next'
import { serviceGuide, serviceWebChat } from '../../../../shared/help-links.ts'
import { useSession, useUpdates } from '../../app/use-stores.ts'
import { Facts, Subsection } from '../section.tsx'

/** Every host that Jutt ever talks to, and what for. */
export function HostsPart() {
  const { t } = useTranslation()
  const service = useSession((state) => state.service)
  const isWished = useSession((state) => state.settings.looksForUpdates)
  const feed = useUpdates(({ view }) => (view?.state.kind === 'unavailable' ? null : view?.host))
  if (service.kind !== 'connected') return null
  return (
    <Subsection heading={t('about.hosts')}>
      <Facts
        facts={[
          {
            name: t('about.hostService'),
            value: service.practice ? (
              t('about.hostPractice')
            ) : (
              <Host names={[hostOf(service.address)]} purpose={t('about.hostServiceMeaning')} />
            ),
          },
          {
            name: t('updates.heading'),
            value:
              isWished && feed ? (
                <Host names={[feed]} purpose={t('about.hostUpdatesMeaning')} />
              ) : (
                t('about.hostNoUpdates')
              ),
          },
          {
            name: t('about.hostBrowser'),
            value: (
              <Host
                names={[hostOf(serviceGuide), hostOf(serviceWebChat)]}
                purpose={t('about.hostBrowserMeaning')}
              />
            ),
          },
        ]}
      />
      <p className="text-sm text-quiet">{t('about.hostsMeaning')}</p>
    </Subsection>
  )
}

function Host({ names, purpose }: { names: readonly string[]; purpose: string }) {
  return (
    <>
      {names.map((name) => (
        <span key={name} className="block font-semibold select-text">
          {name}
        </span>
      ))}
      {purpose}
    </>
  )
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}
