import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useStores, useTakes } from '../app/use-stores.ts'

/** A model has tidied what was said into this draft: what was heard is one press away. */
export function TidiedText({ draft }: { draft: string }) {
  const { t } = useTranslation()
  const { dictation, view } = useStores()
  const isHere = useTakes(({ tidied }) => tidied?.draft === draft)
  if (!isHere) return null

  function restore(): void {
    view.getState().focusMessage()
    dictation.takes.restoreRaw()
  }

  return (
    <div className="flex items-center gap-2 px-1 pb-2">
      <output className="min-w-0 flex-1 text-sm text-quiet">{t('dictation.tidied')}</output>
      <Button onPress={restore}>{t('dictation.asHeard')}</Button>
      <IconButton
        small
        icon={X}
        label={t('common.dismiss')}
        onPress={dictation.takes.forgetTidied}
      />
    </div>
  )
}
