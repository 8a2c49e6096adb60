import type { LucideIcon } from 'lucide-react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Hint } from './hint.tsx'

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  icon: LucideIcon
  /** The accessible name, also shown as tooltip. */
  label: string
  /** The shortcut as this platform writes it, for the tooltip. */
  shortcut?: string | undefined
  className?: string
  small?: boolean
}

/** A button that is only an icon: it always has a name and shows it on hover and focus. */
export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, shortcut, className = '', small = false, ...rest } = props
  const size = small ? 'size-7' : 'size-9'
  return (
    <Hint label={label} shortcut={shortcut}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={`inline-flex ${size} shrink-0 items-center justify-center rounded-md text-quiet data-hovered:bg-hover data-hovered:text-ink data-disabled:opacity-45 ${className}`}
      >
        <Icon size={small ? 15 : 18} aria-hidden />
      </AriaButton>
    </Hint>
  )
}
