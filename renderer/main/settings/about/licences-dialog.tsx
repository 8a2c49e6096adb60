import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Licence } from '../../../../shared/ipc/schemas/about.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogButtons } from '../../../ui/dialog.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { useAbout, useStores } from '../../app/use-stores.ts'

/** The packages that are bundled in Jutt, each with the text of its licence. */
export function LicencesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { about } = useStores()
  const licences = useAbout((state) => state.licences)

  useEffect(() => void about.getState().loadLicences(), [about])

  return (
    <Dialog wide heading={t('about.thirdParty')} onClose={onClose}>
      <p className="text-sm text-quiet">
        {t('about.thirdPartyMeaning', { count: licences?.length ?? 0 })}
      </p>
      <ul className="max-h-[55vh] min-h-24 overflow-y-auto px-2 py-1">
        {licences?.map((licence) => (
          <li key={`${licence.name} ${licence.version}`}>
            <Disclosure label={<Name {...licence} />}>
              <pre
                lang="en"
                className="mb-3 pl-4.5 font-sans text-xs wrap-anywhere whitespace-pre-wrap select-text"
              >
                {licence.text === '' ? t('about.noText') : licence.text}
              </pre>
            </Disclosure>
          </li>
        ))}
      </ul>
      <DialogButtons>
        <Button onPress={onClose}>{t('common.done')}</Button>
      </DialogButtons>
    </Dialog>
  )
}

function Name({ name, version, licence }: Licence) {
  return (
    <span className="text-left wrap-anywhere">
      <span className="text-ink">{name}</span> {version} {licence !== '' && `· ${licence}`}
    </span>
  )
}
