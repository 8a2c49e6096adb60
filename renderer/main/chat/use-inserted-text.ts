import { useEffect, useRef, type RefObject } from 'react'
import { useView } from '../app/use-stores.ts'

/** Writes into the message field, at its caret, what another part of the window wants there. */
export function useInsertedText(field: RefObject<HTMLTextAreaElement | null>): void {
  const insertion = useView((state) => state.insertion)
  const done = useRef(insertion.number)
  useEffect(() => {
    if (done.current === insertion.number || !field.current) return
    done.current = insertion.number
    field.current.focus()
    // As if typed: it is one step of the field's own undo, which setting its value would forget.
    document.execCommand('insertText', false, insertion.text)
  }, [field, insertion])
}
