import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'

/** A link that main opens in the browser; the page itself never navigates. */
export function LinkButton({ children, onPress }: { children: ReactNode; onPress: () => void }) {
  return (
    <Link
      onPress={onPress}
      className="cursor-pointer rounded-sm text-accent underline decoration-1 underline-offset-2 data-focus-visible:outline-2 data-focus-visible:outline-accent"
    >
      {children}
    </Link>
  )
}
