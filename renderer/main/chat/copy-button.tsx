import { Check, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { useCopy } from '../app/use-copy.ts'

/** Copies a message as it was written. */
export function CopyButton({ text }: { text: () => string }) {
  const { t } = useTranslation()
  const { copied, copy } = useCopy()
  return (
    <IconButton
      small
      icon={copied ? Check : Copy}
      label={copied ? t('common.copied') : t('chat.copyMessage')}
      onPress={() => void copy(text)}
    />
  )
}
