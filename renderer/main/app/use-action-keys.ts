import { useEffect } from 'react'
import { actionOfKey, runAction } from './run-action.ts'
import { useStores } from './use-stores.ts'

/** Runs actions by their shortcuts. */
export function useActionKeys(): void {
  const stores = useStores()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      // An open menu or dialog keeps its Escape, and an input method keeps its keys.
      if (event.defaultPrevented || event.isComposing) return
      const id = actionOfKey(stores, event)
      if (id === undefined) return
      event.preventDefault()
      if (!event.repeat) runAction(stores, id)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [stores])
}
