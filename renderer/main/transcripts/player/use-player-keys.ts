import { useEffect } from 'react'
import { useStores } from '../../app/use-stores.ts'

/** What has keys of its own: somebody who types, or is about to press a button, means that. */
const ownKeys =
  'input, textarea, select, button, a, summary, [contenteditable], [role=option], [role=menuitem], [role=slider], [role=dialog], [role=listbox], [role=menu], [role=alertdialog]'

/** Space plays and pauses, the arrows go back and forth by five seconds, wherever these keys mean nothing else. */
export function usePlayerKeys(): void {
  const { player } = useStores()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (event.target instanceof Element && event.target.closest(ownKeys)) return
      const { toggle, skip } = player.getState()
      switch (event.key) {
        case ' ':
          if (!event.repeat) void toggle()
          break
        case 'ArrowLeft':
          skip(-5)
          break
        case 'ArrowRight':
          skip(5)
          break
        default:
          return
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [player])
}
