import { ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components'

/** A line that opens to more; what it hides is not rendered while it is closed. */
export function Disclosure({ label, children }: { label: ReactNode; children: ReactNode }) {
  const [isExpanded, setExpanded] = useState(false)
  return (
    <AriaDisclosure isExpanded={isExpanded} onExpandedChange={setExpanded}>
      <Button
        slot="trigger"
        className="-ml-1.5 inline-flex min-h-7 items-center gap-1 rounded-md py-0.5 pr-2 pl-1 text-sm text-quiet data-hovered:bg-hover data-hovered:text-ink"
      >
        <ChevronRight
          size={15}
          aria-hidden
          className={`shrink-0 ${isExpanded ? 'rotate-90' : ''}`}
        />
        {label}
      </Button>
      <DisclosurePanel>{isExpanded && children}</DisclosurePanel>
    </AriaDisclosure>
  )
}
