import { useTranslation } from 'react-i18next'
import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ConnectForm } from '../first-run/connect-form.tsx'

export function ReplaceKeyDialog(props: {
  service: Extract<ServiceState, { kind: 'connected' }>
  onClose: () => void
}) {
  const { service, onClose } = props
  const { t } = useTranslation()
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
