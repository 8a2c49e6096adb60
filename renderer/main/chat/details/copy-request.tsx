import { Check, ChevronDown, Code } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CodeFormat } from '../../../../shared/ipc/schemas/request-code.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useStores } from '../../app/use-stores.ts'

const formats: readonly CodeFormat[] = ['curl', 'pythonOpenai', 'pythonRequests', 'javascript']

/** Copies code that asks for the answer once more; the key is not in it. */
export function CopyRequest({ messageId }: { messageId: string }) {
  const { t } = useTranslation()
  const { view, toasts, requestCode } = useStores()
  const [copied, setCopied] = useState<CodeFormat | null>(null)

  async function copy(format: CodeFormat): Promise<void> {
    const answer = await requestCode(messageId, format)
    if (!answer.ok) return toasts.error(answer.error)
    try {
      await navigator.clipboard.writeText(answer.value.code)
      setCopied(format)
      view.getState().announce(t('common.copied'))
    } catch {
      view.getState().announce(t('common.copyFailed'))
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <MenuTrigger>
        <Button>
          <Code size={15} aria-hidden />
          {t('details.copyRequestAs')}
          <ChevronDown size={15} aria-hidden className="text-quiet" />
        </Button>
        <Menu
          label={t('details.copyRequestAs')}
          entries={formats.map((format) => ({
            id: format,
            label: t(`details.${format}`),
            icon: copied === format ? Check : Code,
            onAction: () => void copy(format),
          }))}
        />
      </MenuTrigger>
      {copied !== null && (
        <p className="text-sm text-quiet">
          {t('details.copied', { format: t(`details.${copied}`) })}
        </p>
      )}
    </div>
  )
}
