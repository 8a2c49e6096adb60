import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'bare' | 'item'

const kinds: Record<ButtonKind, string> = {
  primary: 'px-3.5 bg-accent text-on-accent border-accent data-hovered:bg-accent-hover',
  plain: 'px-3.5 bg-paper text-ink border-edge data-hovered:bg-hover',
  danger: 'px-3.5 bg-danger text-on-danger border-danger data-hovered:bg-danger-hover',
  bare: 'px-3.5 border-transparent text-ink data-hovered:bg-hover',
  /** Above a list, in line with what its items begin with. */
  item: 'w-full justify-start px-[7px] border-transparent text-ink data-hovered:bg-hover',
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
      className={`relative inline-flex min-h-9 items-center justify-center gap-2 rounded-md border py-1.5 text-sm font-medium data-disabled:opacity-50 [&>svg]:shrink-0 data-disabled:cursor-default ${kinds[kind]} ${className}`}
    />
  )
}
