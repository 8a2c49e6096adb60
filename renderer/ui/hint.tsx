import type { ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'

/** What a button does, and by which keys, shown on hover and focus. */
export function Hint(props: { label: string; shortcut: string | undefined; children: ReactNode }) {
  const { label, shortcut, children } = props
  return (
    <TooltipTrigger delay={600}>
      {children}
      <Tooltip
        offset={6}
        className="rounded-md border border-line bg-raised px-2 py-1 text-xs text-ink shadow-float"
      >
        {label}
        {shortcut !== undefined && <span className="ml-2 text-quiet">{shortcut}</span>}
      </Tooltip>
    </TooltipTrigger>
  )
}
