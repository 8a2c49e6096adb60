import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useStores } from '../app/use-stores.ts'
import { useCopy } from '../app/use-copy.ts'
import { gapsOf, textOf, type Take } from './take.ts'

/** What is missing in a dictation that is over; nothing where nothing is. */
export function MissingParts({ take }: { take: Take }) {
  const { t } = useTranslation()
  const { dictation, view } = useStores()
  const { copied, copy } = useCopy()
  const { takes } = dictation
  if (take.stage !== 'gaps' && take.stage !== 'retrying' && take.stage !== 'displaced') return null
  const gaps = gapsOf(take)

  function dismiss(): void {
    view.getState().focusMessage()
    takes.drop(take.id)
  }

  return (
    <div className="pb-2">
      <Notice kind="caution">
        <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
          <output className="min-w-0 flex-1 basis-52">
            {take.stage === 'retrying'
              ? t('dictation.retrying')
              : take.stage === 'displaced'
                ? t('dictation.displaced')
                : t('dictation.gaps', { count: gaps })}
          </output>
          <span className="flex items-center gap-2">
            {take.stage === 'displaced' && (
              <Button onPress={() => void copy(() => textOf(take))}>
                {copied ? t('common.copied') : t('dictation.copy')}
              </Button>
            )}
            {take.stage !== 'retrying' && gaps > 0 && (
              <Button onPress={() => void takes.retry(take.id)}>{t('dictation.retry')}</Button>
            )}
            <IconButton small icon={X} label={t('common.dismiss')} onPress={dismiss} />
          </span>
        </div>
      </Notice>
    </div>
  )
}
