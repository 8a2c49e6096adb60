import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { useStores } from '../app/use-stores.ts'
import { draftKey } from '../chat/place.ts'
import { movedSelection, type Selection } from './moved-selection.ts'

/** Keeps the caret where the person has it while dictated text is written into the field, which would put it at the end. */
export function useKeptCaret(field: RefObject<HTMLTextAreaElement | null>, draft: string): void {
  const { chat, dictation } = useStores()
  const wanted = useRef<Selection | null>(null)

  useEffect(() => {
    let handled = dictation.takes.store.getState().written
    // Called before the field is rendered anew: it still has its caret.
    return chat.subscribe((state) => {
      const { written } = dictation.takes.store.getState()
      if (written === handled) return
      handled = written
      if (!written || !field.current || written.draft !== draftKey(state.place)) return
      const { selectionStart: start, selectionEnd: end } = field.current
      wanted.current = movedSelection(wanted.current ?? { start, end }, written)
    })
  }, [chat, dictation, field])

  useLayoutEffect(() => {
    if (!wanted.current || !field.current) return
    const { start, end } = wanted.current
    wanted.current = null
    field.current.setSelectionRange(start, end)
    // What was said last is to be seen.
    if (start === draft.length) field.current.scrollTo(0, field.current.scrollHeight)
  }, [draft, field])
}
