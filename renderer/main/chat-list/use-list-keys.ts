import { useEffect, useRef, type RefObject } from 'react'
import type { ItemsStore } from './items-store.ts'

/** Arrow keys, Home and End lead from item to item of the list; Escape ends the choosing of many. */
export function useListKeys(items: ItemsStore): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = list.current
    function onKeyDown(event: KeyboardEvent): void {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === 'Escape' && items.getState().chosen !== null) {
        event.preventDefault()
        items.getState().endChoosing()
        return
      }
      const rows = [...(element?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const at = rows.findIndex((row) => row === document.activeElement)
      if (at === -1) return
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
      const row = next === undefined ? undefined : rows[next]
      if (!row) return
      event.preventDefault()
      row.focus()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [items])
  return list
}
