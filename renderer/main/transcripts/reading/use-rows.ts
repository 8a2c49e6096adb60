import { useCallback, useEffect, type RefObject } from 'react'
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import type { Row } from './row.ts'

/** Pixels of a line of text, and of what stands above and below the text of a paragraph. */
const line = 26
const around = 48
/** Of a gap, and of what is still to come. */
const other = { gap: 120, pending: 46 } as const
/** Rows that are rendered above and below what is seen. */
const overscan = 4

/** Renders the rows that are near what is seen; the others are as high as they are thought to be until they come near. */
export function useRows(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  /** What stands above the first row, in pixels. */
  above: number,
): Virtualizer<HTMLElement, HTMLDivElement> {
  const estimateSize = useCallback(
    (index: number) => {
      const row = rows[index]
      if (row?.kind !== 'text') return row ? other[row.kind] : 0
      const width = Math.min(scroller.current?.clientWidth ?? 700, 700) - 60
      return around + line * Math.ceil(row.text.length / Math.max(20, width / 8.6))
    },
    [rows, scroller],
  )
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  // oxlint-disable-next-line react/incompatible-library -- no compiler is used here, and nothing of it is memoised
  return useVirtualizer<HTMLElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan,
    scrollMargin: above,
    useFlushSync: false,
  })
}

/**
 * Home and End lead to the very first and last row: on the way there the browser's own scrolling would stop wherever rows
 * turn out to be of another height than was thought.
 */
export function useEndKeys(
  scroller: RefObject<HTMLElement | null>,
  virtual: Virtualizer<HTMLElement, HTMLDivElement>,
): void {
  useEffect(() => {
    const element = scroller.current
    function onKeyDown(event: KeyboardEvent): void {
      if (event.target !== element || event.altKey || event.shiftKey) return
      if (event.key === 'Home') virtual.scrollToOffset(0)
      else if (event.key === 'End') {
        virtual.scrollToIndex(virtual.options.count - 1, { align: 'end' })
      } else return
      event.preventDefault()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [scroller, virtual])
}
