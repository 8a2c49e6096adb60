import { FileText, Image, LoaderCircle, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../shared/ipc/schemas/attachments.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useSession } from '../app/use-stores.ts'
import type { Attached } from './attachments-store.ts'
import { byteSize } from '../app/byte-size.ts'

/** What is attached, by name, with its size and about how many tokens it takes; with a way to take it off again. */
export function AttachedChip({ attached, remove }: { attached: Attached; remove: () => void }) {
  const { t } = useTranslation()
  const name = attached.kind === 'reading' ? attached.name : attached.attachment.name
  const Icon =
    attached.kind === 'reading'
      ? LoaderCircle
      : attached.attachment.kind === 'image'
        ? Image
        : FileText
  return (
    <li className="flex max-w-full min-w-0 items-center gap-2 rounded-md border border-line bg-sunk py-0.5 pr-0.5 pl-2.5 text-sm">
      <Icon
        size={15}
        aria-hidden
        className={`shrink-0 text-quiet ${attached.kind === 'reading' ? 'motion-safe:animate-spin' : ''}`}
      />
      <span className="min-w-0 truncate">{name}</span>
      <span className="shrink-0 text-quiet">
        {attached.kind === 'reading' ? (
          t('attachments.reading')
        ) : (
          <Measure attachment={attached.attachment} />
        )}
      </span>
      <IconButton small icon={X} label={t('attachments.remove', { name })} onPress={remove} />
    </li>
  )
}

/** Its size and the tokens it takes, estimated. */
export function Measure({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 })
  return t('attachments.measure', {
    size: byteSize(attachment.size, language),
    tokens: number.format(attachment.tokens),
  })
}
