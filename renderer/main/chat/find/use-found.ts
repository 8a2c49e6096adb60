import { useEffect, type RefObject } from 'react'
import { useStores } from '../../app/use-stores.ts'
import type { FindState } from './find-store.ts'
import { openThinking, unfoldCode } from './open-hidden.ts'
import { rangesOf } from './ranges.ts'

/** Names of the highlights; styles.css gives them their colours. */
const all = 'found'
const current = 'found-here'
/** Milliseconds for what was asked for to be rendered, and for which it is then kept in sight while the text around it is. */
const awaited = 5000
const keptInSight = 600

/** Marks in the conversation what is looked for, and brings into sight the match that is asked for. */
export function useFound(content: RefObject<HTMLElement | null>): void {
  const { find } = useStores()

  useEffect(() => {
    let frame: number | null = null
    let isAwaited = false
    let showUntil = 0

    function mark(): void {
      frame = null
      const { query, matches, at } = find.getState()
      const { current: root } = content
      CSS.highlights.delete(all)
      CSS.highlights.delete(current)
      if (!root || query === null || query === '') return
      const { [at]: match } = matches
      const here = match && root.querySelector(`[data-part="${CSS.escape(match.messageId)}"]`)
      const found = [...root.querySelectorAll('[data-part]')]
        .filter((part) => part === here || !part.classList.contains('far-away'))
        .map((part) => ({ part, ranges: rangesOf(part, query) }))
      CSS.highlights.set(all, new Highlight(...found.flatMap(({ ranges }) => ranges)))
      const isThought = match?.part === 'thought'
      const ranges = (found.find(({ part }) => part === here)?.ranges ?? []).filter(
        (range) => isInThinking(range) === isThought,
      )
      const isShowing = performance.now() < showUntil
      if (here && isShowing) {
        if (isThought) openThinking(here)
        else if (ranges.length <= match.nth) unfoldCode(here)
      }
      const shown = ranges[Math.min(match?.nth ?? 0, ranges.length - 1)]
      if (shown) CSS.highlights.set(current, new Highlight(shown))
      if (isShowing) bringIntoSight(root, shown ?? here)
      if (!isAwaited || !shown) return
      isAwaited = false
      showUntil = performance.now() + keptInSight
    }

    function markSoon(): void {
      if (find.getState().query === null) return
      frame ??= requestAnimationFrame(mark)
    }

    const endListening = find.subscribe((state: FindState, before: FindState) => {
      if (state.showRequests !== before.showRequests) {
        isAwaited = true
        showUntil = performance.now() + awaited
      }
      if (state.query === null) mark()
      else markSoon()
    })
    const observer = new MutationObserver(markSoon)
    if (content.current)
      observer.observe(content.current, { childList: true, subtree: true, characterData: true })
    markSoon()
    return () => {
      endListening()
      observer.disconnect()
      if (frame !== null) cancelAnimationFrame(frame)
      CSS.highlights.delete(all)
      CSS.highlights.delete(current)
    }
  }, [content, find])
}

function isInThinking({ startContainer }: Range): boolean {
  return startContainer.parentElement?.closest('[data-thinking]') !== null
}

/** Scrolls to the place, unless it is in the middle of what is seen already. */
function bringIntoSight(root: HTMLElement, place: Range | Element | null | undefined): void {
  const { parentElement: scroller } = root
  if (!scroller || !place) return
  const view = scroller.getBoundingClientRect()
  const { top, bottom } = place.getBoundingClientRect()
  const margin = view.height / 5
  if (top >= view.top + margin && bottom <= view.bottom - margin) return
  scroller.scrollBy({ top: top - view.top - view.height / 3, behavior: 'instant' })
}
