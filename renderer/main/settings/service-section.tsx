import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyKeeping, ServiceHealth } from '../../../shared/ipc/schemas/service.ts'
import { Button } from '../../ui/button.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { CheckService } from './check-service.tsx'
import { LeavePractice } from './leave-practice.tsx'
import { RemoveKeyDialog } from './remove-key-dialog.tsx'
import { Facts, Section } from './section.tsx'
import { ServiceUsage } from './usage/service-usage.tsx'

const keeping = {
  sealed: 'settings.keySealed',
  unsealed: 'settings.keyUnsealed',
  session: 'settings.keySession',
} as const satisfies Record<KeyKeeping, string>

const health = {
  unknown: 'settings.stateUnknown',
  ready: 'settings.stateReady',
  offline: 'settings.stateOffline',
  key_refused: 'settings.stateKeyRefused',
} as const satisfies Record<ServiceHealth, string>

export function ServiceSection() {
  const { t } = useTranslation()
  const service = useSession((state) => state.service)
  const { view } = useStores()
  const [removing, setRemoving] = useState(false)
  if (service.kind !== 'connected') return null
  const { practice, address } = service

  return (
    <Section name="service" heading={t('settings.service')}>
      <Facts
        facts={[
          {
            name: t('settings.address'),
            value: practice ? t('settings.practiceAddress', { address }) : address,
          },
          {
            name: t('settings.key'),
            value: practice ? t('settings.keyPractice') : t(keeping[service.keyKeeping]),
          },
          { name: t('settings.state'), value: t(health[service.health]) },
        ]}
      />
      <div className="flex flex-wrap items-start gap-2">
        <CheckService />
        {practice ? (
          <LeavePractice />
        ) : (
          <>
            <Button onPress={() => view.getState().replaceKey(true)}>
              {t('settings.replaceKey')}
            </Button>
            <Button onPress={() => setRemoving(true)}>{t('settings.removeKey')}</Button>
          </>
        )}
      </div>
      {!practice && <ServiceUsage key={address} models={service.models} />}
      {removing && <RemoveKeyDialog onClose={() => setRemoving(false)} />}
    </Section>
  )
}
