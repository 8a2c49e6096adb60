import { useEffect, useRef, type RefObject } from 'react'
import type { Landing } from '../app/view-store.ts'
import { useStores, useView } from '../app/use-stores.ts'

const focusable = 'button:not(:disabled), textarea'

/** Takes the keyboard where it is to land on this part of the message: on the first thing in it that can have it. */
export function useLanding(
  messageId: string,
  part: Landing['part'],
): RefObject<HTMLSpanElement | null> {
  const element = useRef<HTMLSpanElement>(null)
  const { view } = useStores()
  const isHere = useView(({ landing }) => landing?.messageId === messageId && landing.part === part)
  useEffect(() => {
    if (!isHere) return
    const own = element.current?.querySelector<HTMLElement>(focusable)
    // At the first and the last version only the other button can take it.
    const near = element.current?.parentElement?.querySelector<HTMLElement>(focusable)
    ;(own ?? near)?.focus()
    view.getState().land(null)
  }, [isHere, view])
  return element
}
