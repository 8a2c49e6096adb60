import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../shared/ipc/schemas/attachments.ts'
import { DoneDialog } from '../app/done-dialog.tsx'
import { useStores, useView } from '../app/use-stores.ts'
import { Picture } from './message-attachments.tsx'

/** What was attached, as the model got it. */
export function AttachmentDialog() {
  const { view } = useStores()
  const attachment = useView((state) => state.attachment)
  if (attachment === null) return null
  const close = (): void => view.getState().showAttachment(null)
  return (
    <DoneDialog heading={attachment.name} close={close}>
      {attachment.kind === 'image' ? (
        <Picture attachment={attachment} className="max-h-[65vh] self-center object-contain" />
      ) : (
        <DocumentText attachment={attachment} />
      )}
    </DoneDialog>
  )
}

/** Characters that are shown: laying out a book would hold up the window. */
const shownCharacters = 100_000

function DocumentText({ attachment: { id } }: { attachment: Attachment }) {
  const { t } = useTranslation()
  const { readAttachment, toasts } = useStores()
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    async function load(): Promise<void> {
      const answer = await readAttachment(id)
      if (!answer.ok) toasts.error(answer.error)
      else if (answer.value.kind === 'document') setText(answer.value.text)
    }
    void load()
  }, [id, readAttachment, toasts])
  if (text === null) return null
  return (
    <>
      <p
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
        tabIndex={0}
        className="max-h-[60vh] overflow-y-auto rounded-md border border-line p-3 text-sm leading-relaxed wrap-anywhere whitespace-pre-wrap"
      >
        {text.slice(0, shownCharacters)}
      </p>
      {text.length > shownCharacters && (
        <p className="text-sm text-quiet">{t('attachments.cutHere')}</p>
      )}
    </>
  )
}
