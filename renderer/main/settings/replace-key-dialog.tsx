import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useSession, useStores, useView } from '../app/use-stores.ts'
import { ConnectForm } from '../first-run/connect-form.tsx'

/** Asks for another key for the same service; the old one stays until the new one is checked. */
export function ReplaceKeyDialog() {
  const { t } = useTranslation()
  const { view } = useStores()
  const service = useSession((state) => state.service)
  const isOpen = useView((state) => state.replacingKey)
  if (!isOpen || service.kind !== 'connected') return null
  const onClose = (): void => view.getState().replaceKey(false)
  return (
    <Dialog heading={t('settings.replaceKeyHeading')} onClose={onClose}>
      <p className="text-sm text-quiet">
        {t('settings.replaceKeyLead', { address: service.address })}
      </p>
      <ConnectForm
        address={service.address}
        addressFixed
        canSealKey={service.canSealKey}
        knownModels={service.models.map(({ id }) => id)}
        onConnected={onClose}
        buttons={<Button onPress={onClose}>{t('common.cancel')}</Button>}
      />
    </Dialog>
  )
}
