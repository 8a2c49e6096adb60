import { Switch as AriaSwitch, type SwitchProps } from 'react-aria-components'
import type { ReactNode } from 'react'

export function Switch(
  props: Omit<SwitchProps, 'className' | 'children'> & { children: ReactNode },
) {
  const { children, ...rest } = props
  return (
    <AriaSwitch
      {...rest}
      className="group relative inline-flex min-h-9 items-center gap-2 rounded-md px-2 text-sm data-disabled:opacity-60 data-hovered:bg-hover"
    >
      <span className="flex h-4.5 w-8 shrink-0 items-center rounded-full border border-edge bg-sunk px-0.5 group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent">
        <span className="size-3 rounded-full bg-edge group-data-selected:translate-x-3.5 group-data-selected:bg-on-accent" />
      </span>
      {children}
    </AriaSwitch>
  )
}
