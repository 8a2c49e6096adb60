import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { useView } from '../app/use-stores.ts'

/** Copies a message as it was written. Seen on hover and focus, and always where there is no hover. */
export function CopyButton({ text, lasting = false }: { text: () => string; lasting?: boolean }) {
  const { t } = useTranslation()
  const announce = useView((state) => state.announce)
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text())
      setCopied(true)
      announce(t('common.copied'))
    } catch {
      announce(t('chat.copyFailed'))
    }
  }

  return (
    <IconButton
      small
      icon={copied ? Check : Copy}
      label={copied ? t('common.copied') : t('chat.copyMessage')}
      onPress={() => void copy()}
      className={
        lasting
          ? ''
          : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100'
      }
    />
  )
}
