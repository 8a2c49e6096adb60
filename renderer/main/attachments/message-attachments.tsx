import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../shared/ipc/schemas/attachments.ts'
import { useStores } from '../app/use-stores.ts'
import { Measure } from './attachment-chip.tsx'

/** What was sent with a message: images to be seen, documents by name; pressed, they open. */
export function MessageAttachments({ attachments }: { attachments: readonly Attachment[] }) {
  const { t } = useTranslation()
  return (
    <ul aria-label={t('attachments.list')} className="mb-1 flex flex-wrap justify-end gap-2">
      {attachments.map((attachment) => (
        <li key={attachment.id} className="max-w-full min-w-0">
          <Opener attachment={attachment} />
        </li>
      ))}
    </ul>
  )
}

function Opener({ attachment }: { attachment: Attachment }) {
  const { view } = useStores()
  const open = (): void => view.getState().showAttachment(attachment)
  if (attachment.kind === 'image') {
    return (
      <Button aria-label={attachment.name} onPress={open} className="block rounded-lg">
        <Picture
          attachment={attachment}
          className="max-h-40 rounded-lg border border-line object-contain"
        />
      </Button>
    )
  }
  return (
    <Button
      onPress={open}
      className="flex max-w-full items-center gap-2 rounded-md border border-line bg-sunk px-2.5 py-1.5 text-sm data-hovered:bg-hover"
    >
      <FileText size={15} aria-hidden className="shrink-0 text-quiet" />
      <span className="min-w-0 truncate">{attachment.name}</span>
      <span className="shrink-0 text-quiet">
        <Measure attachment={attachment} />
      </span>
    </Button>
  )
}

/** The image itself, as it was sent. Its room is kept while it is read. */
export function Picture(props: {
  attachment: Extract<Attachment, { kind: 'image' }>
  className: string
}) {
  const { attachment, className } = props
  const { id, name, width, height } = attachment
  const { readAttachment } = useStores()
  const [url, setUrl] = useState<string | null>(null)

  useEffect(() => {
    let made: string | null = null
    let isGone = false
    async function load(): Promise<void> {
      const answer = await readAttachment(id)
      if (isGone || !answer.ok || answer.value.kind !== 'image') return
      const { bytes, mediaType: type } = answer.value
      made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
      setUrl(made)
    }
    void load()
    return () => {
      isGone = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [id, readAttachment])

  return (
    <img
      {...(url !== null && { src: url })}
      alt={name}
      width={width}
      height={height}
      className={`h-auto w-auto max-w-full ${className}`}
    />
  )
}
