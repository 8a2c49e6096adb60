import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import type { ChatSummary } from '../../../shared/ipc/schemas/chats.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogButtons } from '../../ui/dialog.tsx'
import { Field, inputClass } from '../../ui/field.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useStores, useView } from '../app/use-stores.ts'

export function RenameDialog() {
  const chat = useView((state) => state.renaming)
  return chat && <RenameForm key={chat.id} chat={chat} />
}

function RenameForm({ chat }: { chat: ChatSummary }) {
  const { t } = useTranslation()
  const { view, chatList } = useStores()
  const [title, setTitle] = useState(chat.title)
  const [error, setError] = useState<AppError | null>(null)
  const close = (): void => view.getState().rename(null)

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (title.trim() === '') return
    const failed = await chatList.getState().rename(chat.id, title.trim())
    if (failed) setError(failed)
    else close()
  }

  return (
    <Dialog heading={t('shell.renameHeading')} onClose={close}>
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        <Field
          id="chat-title"
          label={t('shell.chatTitle')}
          {...(error && { error: errorSentence(t, error) })}
        >
          <input
            id="chat-title"
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
            onFocus={(event) => event.target.select()}
            className={inputClass}
          />
        </Field>
        <DialogButtons>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={title.trim() === ''}>
            {t('common.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
