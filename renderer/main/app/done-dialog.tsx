import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogButtons } from '../../ui/dialog.tsx'

/** A wide dialog in which nothing waits to be confirmed: "Done" closes it. */
export function DoneDialog(props: { heading: string; close: () => void; children: ReactNode }) {
  const { heading, close, children } = props
  const { t } = useTranslation()
  return (
    <Dialog heading={heading} onClose={close} wide>
      {children}
      <DialogButtons>
        <Button kind="primary" onPress={close}>
          {t('common.done')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
