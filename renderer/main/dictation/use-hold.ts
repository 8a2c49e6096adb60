import { useEffect, type DOMAttributes, type RefObject } from 'react'
import { useStores } from '../app/use-stores.ts'
import { useWanted } from '../app/use-wanted.ts'

const isHoldKey = (key: string): boolean => key === ' ' || key === 'Enter'

/**
 * What makes a button one that is held: by mouse, touch, or Space and Enter. The field is where the text goes, at the
 * caret it has when the button goes down; it keeps the focus if the button is pressed by the mouse.
 */
export function useHold(
  field: RefObject<HTMLTextAreaElement | null>,
): DOMAttributes<HTMLButtonElement> {
  const { dictation, onHeldKey } = useStores()
  const { microphone, microphones } = dictation
  const { release, letGo, finish } = microphone.getState()

  function press(): void {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    microphone.getState().press({ start: selectionStart, end: selectionEnd })
  }

  // By an action each press is a tap.
  useWanted('dictate', () => {
    press()
    release()
  })

  useEffect(() => {
    window.addEventListener('blur', letGo)
    return () => {
      window.removeEventListener('blur', letGo)
      // Nothing records where nobody can see that it does.
      finish()
    }
  }, [letGo, finish])

  useEffect(
    () =>
      onHeldKey(({ phase }) => {
        const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
        const state = microphone.getState()
        if (phase === 'press') state.press({ start: selectionStart, end: selectionEnd })
        else if (phase === 'release') state.release()
        else state.cancel()
      }),
    [field, microphone, onHeldKey],
  )

  return {
    // Whoever is about to talk has the page that hears opened, if it is not there yet.
    onPointerEnter: () => void microphones.getState().look(),
    onFocus: () => void microphones.getState().look(),
    onPointerDown(event) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      press()
    },
    onPointerUp: release,
    onPointerCancel: letGo,
    onLostPointerCapture: letGo,
    onMouseDown: (event) => event.preventDefault(),
    onContextMenu: (event) => event.preventDefault(),
    onKeyDown(event) {
      if (!isHoldKey(event.key)) return
      event.preventDefault()
      if (!event.repeat) press()
    },
    onKeyUp(event) {
      if (!isHoldKey(event.key)) return
      event.preventDefault()
      release()
    },
    onBlur: letGo,
    onClick(event) {
      // Assistive technology clicks without a pointer or a key: for it each click is a tap.
      if (event.detail !== 0) return
      press()
      release()
    },
  }
}
