import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import type { Prompt } from '../../../shared/ipc/schemas/prompts.ts'
import { longestSystemPrompt } from '../../../shared/limits.ts'
import { Button } from '../../ui/button.tsx'
import { DialogButtons } from '../../ui/dialog.tsx'
import { Field, inputClass } from '../../ui/field.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useStores } from '../app/use-stores.ts'

/** Writes a new prompt or changes one. */
export function PromptForm({ prompt }: { prompt: Prompt | null }) {
  const { t } = useTranslation()
  const { prompts } = useStores()
  const [name, setName] = useState(prompt?.name ?? '')
  const [text, setText] = useState(prompt?.text ?? '')
  const [error, setError] = useState<AppError | null>(null)
  const isComplete = name.trim() !== '' && text.trim() !== ''

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!isComplete) return
    setError(await prompts.getState().save({ id: prompt?.id ?? null, name: name.trim(), text }))
  }

  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      <Field id="prompt-name" label={t('prompts.name')}>
        <input
          id="prompt-name"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form took the list's place in the dialog
          autoFocus
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          className={inputClass}
        />
      </Field>
      <Field
        id="prompt-text"
        label={t('prompts.text')}
        {...(error && { error: errorSentence(t, error) })}
      >
        <textarea
          id="prompt-text"
          value={text}
          rows={6}
          maxLength={longestSystemPrompt}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          className={`${inputClass} field-sizing-content max-h-[45vh] min-h-36 resize-none leading-relaxed`}
        />
      </Field>
      <DialogButtons>
        <Button onPress={() => prompts.getState().showList()}>{t('common.cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={!isComplete}>
          {t('common.save')}
        </Button>
      </DialogButtons>
    </form>
  )
}
