import { useEffect, useRef, type RefObject } from 'react'

/** Arrow keys, Home and End lead from item to item of the list. */
export function useListKeys(): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = list.current
    function onKeyDown(event: KeyboardEvent): void {
      if (event.altKey || event.ctrlKey || event.metaKey) return
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
  }, [])
  return list
}
