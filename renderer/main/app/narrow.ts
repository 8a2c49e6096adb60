import { useSyncExternalStore } from 'react'
import type { TextSize } from '../../../shared/text-size.ts'
import { useSession } from './use-stores.ts'

/** Below this width, at text of normal size, the list of chats does not fit beside a chat. */
const narrow = 47.99

/** A rem of a media query is one of text of normal size, whatever size was chosen. */
function narrowQuery(textSize: TextSize): MediaQueryList {
  return matchMedia(`(max-width: ${(narrow * textSize) / 100}rem)`)
}

export function isNarrowWindow(textSize: TextSize): boolean {
  return narrowQuery(textSize).matches
}

/** Is the window narrow now? Renders again when that changes. */
export function useIsNarrow(): boolean {
  const textSize = useSession(({ settings }) => settings.textSize)
  return useSyncExternalStore(
    (changed) => {
      const query = narrowQuery(textSize)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => isNarrowWindow(textSize),
  )
}
