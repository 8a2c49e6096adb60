import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { Dialog, DialogButtons } from '../../../ui/dialog.tsx'
import { Field, inputClass } from '../../../ui/field.tsx'
import { useStores } from '../../app/use-stores.ts'
import type { TextRow } from '../reading/row.ts'
import { speakerChanges, speakersOf, type SpeakerScope } from './speakers.ts'

/** Names whoever speaks in a paragraph, and there alone or wherever they speak. */
export function SpeakerDialog({ row, onClose }: { row: TextRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { reading, transcript } = useStores()
  const { rows } = reading.getState()
  const [name, setName] = useState(row.speaker ?? '')
  const scopes: readonly SpeakerScope[] =
    row.speaker === null ? ['paragraph', 'following'] : ['paragraph', 'everywhere']
  const [scope, setScope] = useState<SpeakerScope>(
    row.speaker === null ? 'paragraph' : 'everywhere',
  )
  const field = useId()
  const list = useId()

  function save(): void {
    const speaker = name.trim() === '' ? null : name.trim()
    const changes = speakerChanges(rows, row, { speaker, scope })
    if (changes.length > 0) void transcript.getState().edit(changes)
    onClose()
  }

  return (
    <Dialog heading={t('reading.speakerHeading')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field
          id={field}
          label={t('reading.speakerName')}
          hint={row.speaker === null ? undefined : t('reading.speakerHint')}
        >
          <input
            id={field}
            aria-describedby={row.speaker === null ? undefined : `${field}-hint`}
            list={list}
            maxLength={100}
            value={name}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing that is asked
            autoFocus
            onChange={(event) => setName(event.target.value)}
            className={inputClass}
          />
        </Field>
        <datalist id={list}>
          {speakersOf(rows).map((speaker) => (
            <option key={speaker}>{speaker}</option>
          ))}
        </datalist>
        <Choice
          label={t('reading.speakerWhere')}
          value={scope}
          options={scopes.map((value) => ({
            value,
            label: t(`reading.scope_${value}`, { speaker: row.speaker ?? '' }),
          }))}
          onChange={setScope}
        />
        <DialogButtons>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('common.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
