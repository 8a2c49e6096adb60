import { Eye, EyeOff } from 'lucide-react'
import { useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { describedBy, Field, inputClass } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

/**
 * The field for the key. What is typed stays in the element alone, never in React's state, so that emptying the
 * element leaves nothing of the key in this page.
 */
export function KeyField(props: {
  field: RefObject<HTMLInputElement | null>
  error?: string
  hint?: ReactNode
  busy: boolean
  /** The key is being changed; what it is stays in the element. */
  onEdit: () => void
}) {
  const { field, error, hint, busy, onEdit } = props
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  return (
    <Field
      id="key"
      label={t('firstRun.key')}
      {...(hint !== undefined && { hint })}
      {...(error !== undefined && { error })}
    >
      <div className="relative">
        <input
          id="key"
          ref={field}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is what is asked for
          autoFocus
          type={shown ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={4000}
          readOnly={busy}
          onInput={onEdit}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy('key', {
            error: error !== undefined,
            hint: hint !== undefined,
          })}
          className={`${inputClass} pr-11 font-mono`}
        />
        <IconButton
          icon={shown ? EyeOff : Eye}
          label={shown ? t('firstRun.hideKey') : t('firstRun.showKey')}
          onPress={() => setShown(!shown)}
          className="absolute top-1/2 right-1 -translate-y-1/2"
        />
      </div>
    </Field>
  )
}
