import { findMarks } from '../../../shared/search/marks.ts'
import { parseQuery } from '../../../shared/search/query.ts'
import { rangeIn, textIn } from '../app/text-range.ts'

/** The name of the highlight in the style sheet. */
const highlightName = 'sought'
/** Frames that the place must stand still before it counts as reached. */
const settledAfter = 30
/** Milliseconds after which the place is given up: it is not there. */
const patience = 4000

/**
 * Leads to an element that may not be there yet, or may still move while what is around it gets its size, and marks
 * what was searched for in it. Ends early with the returned function.
 */
export function leadTo(find: () => HTMLElement | null, query: string): () => void {
  const terms = parseQuery(query)
  const began = performance.now()
  let frame = requestAnimationFrame(look)
  let settled = 0
  let isFocused = false

  function look(): void {
    if (performance.now() - began > patience) return
    frame = requestAnimationFrame(look)
    const element = find()
    if (!element) return
    const range = mark(element, terms)
    if (isInView(range ?? element)) {
      settled += 1
    } else {
      settled = 0
      scrollTo(range ?? element)
    }
    if (!isFocused) {
      isFocused = true
      element.tabIndex = -1
      element.focus({ preventScroll: true, focusVisible: false })
    }
    if (settled > settledAfter) cancelAnimationFrame(frame)
  }

  return () => cancelAnimationFrame(frame)
}

export function unmark(): void {
  CSS.highlights.delete(highlightName)
}

/** Marks the terms in what the element shows; answers the first place. */
function mark(element: HTMLElement, terms: readonly string[]): Range | null {
  const ranges = findMarks(textIn(element), terms).flatMap(
    ({ start, end }) => rangeIn(element, start, end) ?? [],
  )
  CSS.highlights.set(highlightName, new Highlight(...ranges))
  return ranges[0] ?? null
}

function isInView(place: Range | HTMLElement): boolean {
  const { top, bottom } = place.getBoundingClientRect()
  const scroller = scrollerOf(place)?.getBoundingClientRect()
  if (!scroller) return true
  return (
    top >= scroller.top && top <= scroller.bottom && (bottom <= scroller.bottom || bottom > top)
  )
}

function scrollTo(place: Range | HTMLElement): void {
  const scroller = scrollerOf(place)
  if (!scroller) return
  const { top } = place.getBoundingClientRect()
  const inner = scroller.getBoundingClientRect()
  scroller.scrollBy({ top: top - inner.top - inner.height / 3, behavior: 'instant' })
}

function scrollerOf(place: Range | HTMLElement): Element | null {
  const start = place instanceof Range ? place.startContainer.parentElement : place
  return start?.closest('[class*="overflow-y-auto"]') ?? null
}
