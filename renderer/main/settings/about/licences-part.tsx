import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Subsection } from '../section.tsx'
import { LicencesDialog } from './licences-dialog.tsx'

/** By what right Jutt is used, and what it is made of. */
export function LicencesPart() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Subsection heading={t('about.licences')}>
      <p className="text-sm text-quiet">{t('about.licencesMeaning')}</p>
      <Button onPress={() => setOpen(true)}>{t('about.showLicences')}</Button>
      {isOpen && <LicencesDialog onClose={() => setOpen(false)} />}
    </Subsection>
  )
}
