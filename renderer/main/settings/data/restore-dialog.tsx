import { useTranslation } from 'react-i18next'
import type { BackupFacts } from '../../../../shared/ipc/schemas/data.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogButtons } from '../../../ui/dialog.tsx'
import { useStores } from '../../app/use-stores.ts'
import { useFormats } from '../usage/use-formats.ts'
import { useByteSize } from './use-byte-size.ts'

/** What a backup holds, before it takes the place of what is here. */
export function RestoreDialog({ facts, onClose }: { facts: BackupFacts; onClose: () => void }) {
  const { t } = useTranslation()
  const { dateAndTime } = useFormats()
  const size = useByteSize()
  const { data } = useStores()
  return (
    <Dialog role="alertdialog" heading={t('data.restoreHeading')} onClose={onClose}>
      <p className="text-sm">
        {t('data.restoreFacts', {
          date: dateAndTime(facts.createdAt),
          chats: t('data.restoreChats', { count: facts.chats }),
          recordings: t('data.restoreRecordings', { count: facts.recordings }),
          size: size(facts.bytes),
        })}{' '}
        {!facts.withSound && t('data.restoreSilent')}
      </p>
      <p className="text-sm">{t('data.restoreLead')}</p>
      <DialogButtons>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button
          kind="primary"
          onPress={() => {
            onClose()
            void data.getState().restore()
          }}
        >
          {t('data.restoreNow')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
