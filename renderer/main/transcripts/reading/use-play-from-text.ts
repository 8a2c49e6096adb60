import { useEffect, type RefObject } from 'react'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { placeOf } from '../../app/text-range.ts'
import { useStores } from '../../app/use-stores.ts'
import { wordAt } from './row.ts'

/** A click on a word plays from there; by keyboard the times of the paragraphs do. */
export function usePlayFromText(scroller: RefObject<HTMLElement | null>): void {
  const { player, reading } = useStores()
  useEffect(() => {
    const element = scroller.current
    function onClick({ target, clientX, clientY }: MouseEvent): void {
      const paragraph = target instanceof Element ? target.closest('p[data-row]') : null
      // Whoever selects does not want to listen.
      if (!(paragraph instanceof HTMLElement) || !document.getSelection()?.isCollapsed) return
      const row = reading.getState().rows[Number(paragraph.dataset['row'])]
      const caret = document.caretPositionFromPoint(clientX, clientY)
      if (row?.kind !== 'text' || !caret) return
      const place = placeOf(paragraph, caret.offsetNode, caret.offset)
      if (place === null) return
      void player.getState().play((row.starts[wordAt(row, place)] ?? row.start) / SAMPLE_RATE)
    }
    element?.addEventListener('click', onClick)
    return () => element?.removeEventListener('click', onClick)
  }, [scroller, player, reading])
}
