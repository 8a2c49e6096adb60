import { useSyncExternalStore } from 'react'

/** Below this width the list of chats does not fit beside a chat. */
const narrow = '(max-width: 47.99rem)'

export function isNarrowWindow(): boolean {
  return matchMedia(narrow).matches
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(narrow)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Is the window narrow now? Renders again when that changes. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrowWindow)
}
