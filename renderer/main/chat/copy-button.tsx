import { Check, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { useCopy } from '../app/use-copy.ts'

/** Copies a message as it was written. Seen on hover and focus, and always where there is no hover. */
export function CopyButton({ text, lasting = false }: { text: () => string; lasting?: boolean }) {
  const { t } = useTranslation()
  const { copied, copy } = useCopy()
  return (
    <IconButton
      small
      icon={copied ? Check : Copy}
      label={copied ? t('common.copied') : t('chat.copyMessage')}
      onPress={() => void copy(text)}
      className={
        lasting
          ? ''
          : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100'
      }
    />
  )
}
