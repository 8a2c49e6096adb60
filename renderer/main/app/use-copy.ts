import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useView } from './use-stores.ts'

/** Copies a text, tells so, and shows it for a moment. */
export function useCopy(): { copied: boolean; copy: (text: () => string) => Promise<void> } {
  const { t } = useTranslation()
  const announce = useView((state) => state.announce)
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(text: () => string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text())
      setCopied(true)
      announce(t('common.copied'))
    } catch {
      announce(t('common.copyFailed'))
    }
  }

  return { copied, copy }
}
