import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { describedBy, Field, inputClass } from '../../ui/field.tsx'

export function AddressField(props: {
  field: RefObject<HTMLInputElement | null>
  value: string
  error?: string
  busy: boolean
  onChange: (value: string) => void
}) {
  const { field, value, error, busy, onChange } = props
  const { t } = useTranslation()
  return (
    <Field
      id="address"
      label={t('firstRun.address')}
      hint={t('firstRun.addressHint')}
      {...(error !== undefined && { error })}
    >
      <input
        id="address"
        ref={field}
        type="text"
        inputMode="url"
        value={value}
        maxLength={2000}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        readOnly={busy}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy('address', { error: error !== undefined, hint: true })}
        onChange={(event) => onChange(event.target.value)}
        className={inputClass}
      />
    </Field>
  )
}
