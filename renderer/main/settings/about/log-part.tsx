import { Check, Copy } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { useAbout, useStores } from '../../app/use-stores.ts'
import { useCopy } from '../../app/use-copy.ts'
import { Subsection } from '../section.tsx'

/** What Jutt has noted of itself: to be read, and passed on to whoever helps. */
export function LogPart() {
  const { t } = useTranslation()
  const { about } = useStores()
  const log = useAbout((state) => state.log)
  const { copied, copy } = useCopy()
  const Icon = copied ? Check : Copy

  useEffect(() => void about.getState().loadLog(), [about])

  async function copyNow(): Promise<void> {
    const now = await about.getState().loadLog()
    if (now) await copy(() => now.text)
  }

  if (!log) return null
  return (
    <Subsection heading={t('about.log')}>
      <p className="text-sm wrap-anywhere select-text">{log.file}</p>
      <p className="text-sm text-quiet">{t('about.logMeaning')}</p>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => void about.getState().showLog()}>{t('about.showLog')}</Button>
        <Button onPress={() => void copyNow()}>
          <Icon size={15} aria-hidden />
          {t(copied ? 'common.copied' : 'about.copyLog')}
        </Button>
      </div>
      <Disclosure label={t('about.readLog')}>
        <pre
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
          tabIndex={0}
          lang="en"
          className="mt-1 max-h-80 overflow-y-auto rounded-md bg-sunk p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap select-text"
        >
          {log.text}
        </pre>
      </Disclosure>
    </Subsection>
  )
}
