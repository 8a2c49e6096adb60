import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupFacts } from '../../../../shared/ipc/schemas/data.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { useData, useStores } from '../../app/use-stores.ts'
import { RestoreDialog } from './restore-dialog.tsx'
import { useByteSize } from './use-byte-size.ts'

/** A copy of everything, and back. */
export function BackupPart() {
  const { t } = useTranslation()
  const size = useByteSize()
  const { data } = useStores()
  const recordings = useData((store) => store.state?.sizes.recordings ?? 0)
  const isBusy = useData((store) => store.progress.kind !== 'idle')
  const backedUpTo = useData((store) => store.backedUpTo)
  const [withSound, setWithSound] = useState(true)
  const [chosen, setChosen] = useState<BackupFacts | null>(null)

  return (
    <>
      <div className="flex flex-col items-start gap-2">
        <Button isDisabled={isBusy} onPress={() => void data.getState().backUp(withSound)}>
          {t('data.backUp')}
        </Button>
        <Checkbox isSelected={withSound} onChange={setWithSound}>
          {t('data.withSound', { size: size(recordings) })}
        </Checkbox>
        <p className="text-sm text-quiet">{t('data.backUpMeaning')}</p>
        <output className="block text-sm wrap-anywhere empty:sr-only">
          {backedUpTo !== null && t('data.backedUp', { folder: backedUpTo })}
        </output>
      </div>
      <div className="flex flex-col items-start gap-2">
        <Button
          isDisabled={isBusy}
          onPress={() => {
            void (async () => setChosen(await data.getState().chooseBackup()))()
          }}
        >
          {t('data.restore')}
        </Button>
        <p className="text-sm text-quiet">{t('data.restoreMeaning')}</p>
      </div>
      {chosen && <RestoreDialog facts={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
