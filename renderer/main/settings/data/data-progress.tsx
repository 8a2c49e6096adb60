import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { useData, useStores } from '../../app/use-stores.ts'
import { useByteSize } from './use-byte-size.ts'

/** How far a copy of the data is, and an end to it. */
export function DataProgressPart() {
  const { t } = useTranslation()
  const size = useByteSize()
  const { data } = useStores()
  const progress = useData((store) => store.progress)
  if (progress.kind === 'idle') return null
  const { kind, done, all } = progress
  const sentence = t(`data.${kind}`, { done: size(done), all: size(all) })
  return (
    <div className="flex flex-col items-start gap-2">
      <output className="block text-sm">{sentence}</output>
      <div className="w-full">
        <ProgressBar label={sentence} value={all === 0 ? null : done / all} />
      </div>
      <Button onPress={() => void data.getState().cancel()}>{t('common.cancel')}</Button>
    </div>
  )
}
