import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogButtons } from '../../../ui/dialog.tsx'
import { Field, inputClass } from '../../../ui/field.tsx'
import { useStores } from '../../app/use-stores.ts'

/** Nothing brings it back: a word is to be written first. */
export function EraseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { data } = useStores()
  const id = useId()
  const [written, setWritten] = useState('')
  const word = t('data.eraseWord')
  const isMeant = written.trim().toLowerCase() === word
  return (
    <Dialog role="alertdialog" heading={t('data.eraseHeading')} onClose={onClose}>
      <p className="text-sm">{t('data.eraseLead')}</p>
      <Field id={id} label={t('data.eraseField', { word })}>
        <input
          id={id}
          className={inputClass}
          value={written}
          autoComplete="off"
          onChange={(event) => setWritten(event.target.value)}
        />
      </Field>
      <DialogButtons>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button
          kind="danger"
          isDisabled={!isMeant}
          onPress={() => void data.getState().eraseEverything()}
        >
          {t('data.eraseNow')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
