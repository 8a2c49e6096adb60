import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogButtons } from '../../../ui/dialog.tsx'
import { SwitchWithHint } from '../../../ui/switch-with-hint.tsx'
import { useData, useStores } from '../../app/use-stores.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { Lockable } from '../lockable.tsx'

/** How it all ends: at each exit, or now. */
export function EndingPart() {
  const { t } = useTranslation()
  const { data } = useStores()
  const forgetsOnExit = useData((store) => store.state?.forgetsOnExit ?? false)
  const [asking, setAsking] = useState<'forget' | 'erase' | null>(null)
  const close = (): void => setAsking(null)
  const { forgetOnExit } = data.getState()

  return (
    <>
      <Lockable name="forgetsOnExit">
        {(isLocked) => (
          <SwitchWithHint
            isDisabled={isLocked}
            label={t('data.shared')}
            hint={t('data.sharedMeaning')}
            isSelected={forgetsOnExit}
            onChange={(isWished) => {
              if (isWished) setAsking('forget')
              else void forgetOnExit(false)
            }}
          />
        )}
      </Lockable>
      <div className="flex flex-col items-start gap-2">
        <Button onPress={() => setAsking('erase')}>{t('data.erase')}</Button>
        <p className="text-sm text-quiet">{t('data.eraseMeaning')}</p>
      </div>
      {asking === 'erase' && <EraseDialog onClose={close} />}
      {asking === 'forget' && (
        <Dialog role="alertdialog" heading={t('data.sharedHeading')} onClose={close}>
          <p className="text-sm">{t('data.sharedLead')}</p>
          <DialogButtons>
            <Button onPress={close}>{t('common.cancel')}</Button>
            <Button
              kind="danger"
              onPress={() => {
                close()
                void forgetOnExit(true)
              }}
            >
              {t('data.sharedOn')}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  )
}
