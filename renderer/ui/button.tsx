import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'bare'

const kinds: Record<ButtonKind, string> = {
  primary: 'bg-accent text-on-accent border-accent data-hovered:bg-accent-hover',
  plain: 'bg-paper text-ink border-edge data-hovered:bg-hover',
  danger: 'bg-danger text-on-danger border-danger data-hovered:bg-danger-hover',
  bare: 'border-transparent text-ink data-hovered:bg-hover',
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  kind?: ButtonKind
  /** Further classes for its place in the layout. */
  className?: string
}

export function Button({ kind = 'plain', className = '', ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={`relative inline-flex min-h-9 items-center justify-center gap-2 rounded-md border px-3.5 py-1.5 text-sm font-medium data-disabled:opacity-50 data-disabled:cursor-default ${kinds[kind]} ${className}`}
    />
  )
}
