import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogButtons } from '../../ui/dialog.tsx'
import { Field, inputClass } from '../../ui/field.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useSession, useStores, useView } from '../app/use-stores.ts'
import type { Renaming } from '../app/view-store.ts'
import { recordingName } from '../transcripts/recording-name.ts'

export function RenameDialog() {
  const item = useView((state) => state.renaming)
  if (!item) return null
  return <RenameForm key={(item.kind === 'chat' ? item.chat : item.recording).id} item={item} />
}

function RenameForm({ item }: { item: Renaming }) {
  const { t } = useTranslation()
  const { view, chatList, recordings } = useStores()
  const language = useSession((state) => state.language)
  const [title, setTitle] = useState(() =>
    item.kind === 'chat' ? item.chat.title : recordingName(t, language, item.recording),
  )
  const [error, setError] = useState<AppError | null>(null)
  const close = (): void => view.getState().rename(null)

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (title.trim() === '') return
    const failed =
      item.kind === 'chat'
        ? await chatList.getState().rename(item.chat.id, title.trim())
        : await recordings.getState().rename(item.recording.id, title.trim())
    if (failed) setError(failed)
    else close()
  }

  return (
    <Dialog
      heading={t(item.kind === 'chat' ? 'shell.renameHeading' : 'transcripts.renameHeading')}
      onClose={close}
    >
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
