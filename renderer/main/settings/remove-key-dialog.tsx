import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogButtons } from '../../ui/dialog.tsx'
import { useStores } from '../app/use-stores.ts'

/** The key cannot be brought back by Undo: it is asked for first. */
export function RemoveKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { session, view, toasts } = useStores()

  async function remove(): Promise<void> {
    const answer = await session.getState().disconnect()
    onClose()
    if (answer.ok) view.getState().closePanel()
    else toasts.error(answer.error)
  }

  return (
    <Dialog role="alertdialog" heading={t('settings.removeKeyHeading')} onClose={onClose}>
      <p className="text-sm">{t('settings.removeKeyLead')}</p>
      <DialogButtons>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button kind="danger" onPress={() => void remove()}>
          {t('settings.removeKey')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
