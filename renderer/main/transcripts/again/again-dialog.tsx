import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recording, Span } from '../../../../shared/ipc/schemas/recordings.ts'
import type { SpokenLanguage } from '../../../../shared/ipc/schemas/settings.ts'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { clockTime } from '../../../../shared/transcript/clock-time.ts'
import { Button } from '../../../ui/button.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { Dialog, DialogButtons } from '../../../ui/dialog.tsx'
import { Field, inputClass } from '../../../ui/field.tsx'
import { useSession, useStores } from '../../app/use-stores.ts'
import { spokenLanguages } from '../../dictation/languages.ts'
import { parseClockTime } from './clock-field.ts'

/** Asks for which part and in which language a transcript is to be transcribed again. */
export function AgainDialog(props: { recording: Recording; part: Span; onClose: () => void }) {
  const { recording, part, onClose } = props
  const { t } = useTranslation()
  const { again } = useStores()
  const session = useSession((state) => state)
  const languages = spokenLanguages(session)
  // Whole seconds that hold all of it.
  const shown = {
    start: clockTime(part.start),
    end: clockTime(Math.min(recording.samples, part.end + SAMPLE_RATE - 1)),
  }
  const [from, setFrom] = useState(shown.start)
  const [to, setTo] = useState(shown.end)
  const [language, setLanguage] = useState<SpokenLanguage>(
    languages.find((each) => each !== recording.language) ?? languages[0],
  )
  const start = from === shown.start ? part.start : parseClockTime(from)
  const end = to === shown.end ? part.end : parseClockTime(to)
  const isRange = start !== null && end !== null && start < Math.min(end, recording.samples)

  function begin(): void {
    if (start === null || end === null || !isRange) return
    const whole = { start, end: Math.min(end, recording.samples) }
    void again.getState().begin({ recordingId: recording.id, ...whole, language })
    onClose()
  }

  return (
    <Dialog heading={t('again.heading')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          begin()
        }}
      >
        <p className="text-sm text-quiet">{t('again.lead')}</p>
        <div className="grid grid-cols-2 gap-3">
          <TimeField label={t('again.from')} value={from} onChange={setFrom} />
          <TimeField label={t('again.to')} value={to} onChange={setTo} />
        </div>
        {!isRange && (
          <p role="alert" className="text-sm text-danger">
            {t('again.noRange', { length: clockTime(recording.samples) })}
          </p>
        )}
        <Choice
          label={t('again.language')}
          value={language}
          options={languages.map((value) => ({ value, label: t(`again.in_${value}`) }))}
          onChange={setLanguage}
        />
        <DialogButtons>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={!isRange}>
            {t('again.begin')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

function TimeField(props: { label: string; value: string; onChange: (value: string) => void }) {
  const { label, value, onChange } = props
  const id = useId()
  return (
    <Field id={id} label={label}>
      <input
        id={id}
        inputMode="numeric"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${inputClass} tabular-nums`}
      />
    </Field>
  )
}
