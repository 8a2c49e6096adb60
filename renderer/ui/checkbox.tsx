import { Check } from 'lucide-react'
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components'
import type { ReactNode } from 'react'

export function Checkbox(
  props: Omit<CheckboxProps, 'className' | 'children'> & { children: ReactNode },
) {
  const { children, ...rest } = props
  return (
    <AriaCheckbox {...rest} className="group relative flex items-start gap-2.5 text-sm">
      <span className="mt-px flex size-5 shrink-0 items-center justify-center rounded border border-edge bg-paper text-on-accent group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent">
        <Check size={14} aria-hidden className="hidden group-data-selected:block" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}
