import type { ReactNode } from 'react'

/** Classes that every field to write in wears. */
export const inputClass =
  'w-full rounded-md border border-edge bg-paper px-3 py-2 text-ink placeholder:text-quiet aria-invalid:border-danger disabled:opacity-60 read-only:text-quiet'

export interface FieldProps {
  /** The id of the control; its hint and error get ids made from it. */
  id: string
  label: string
  hint?: ReactNode
  /** A sentence beside the field that is wrong. */
  error?: ReactNode
  children: ReactNode
}

/** The ids of what describes a control, for its aria-describedby. */
export function describedBy(id: string, parts: { hint?: boolean; error?: boolean }): string {
  return [parts.error === true && `${id}-error`, parts.hint === true && `${id}-hint`]
    .filter((part) => part !== false)
    .join(' ')
}

/** A label, a control, what it is for and what is wrong with it. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-quiet">
          {hint}
        </p>
      )}
    </div>
  )
}
