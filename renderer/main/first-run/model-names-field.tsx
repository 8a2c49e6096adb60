import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { describedBy, Field, inputClass } from '../../ui/field.tsx'

/** For a service that cannot list its models: their names, typed by hand. */
export function ModelNamesField(props: {
  field: RefObject<HTMLTextAreaElement | null>
  value: string
  error: string
  onChange: (value: string) => void
}) {
  const { field, value, error, onChange } = props
  const { t } = useTranslation()
  return (
    <Field
      id="model-names"
      label={t('firstRun.modelNames')}
      hint={t('firstRun.modelNamesHint')}
      error={error}
    >
      <textarea
        id="model-names"
        ref={field}
        rows={3}
        value={value}
        spellCheck={false}
        aria-describedby={describedBy('model-names', { error: true, hint: true })}
        onChange={(event) => onChange(event.target.value)}
        className={`${inputClass} font-mono text-sm`}
      />
    </Field>
  )
}
