import { useEffect, type RefObject } from 'react'
import { rangeIn } from '../../app/text-range.ts'
import { useFindReplace } from '../../app/use-stores.ts'
import type { Match } from '../finding/matches.ts'
import type { TextRow } from './row.ts'

const none: readonly Match[] = []

/** Marks what is found in a paragraph while it is on screen, and the place that is shown otherwise than the others. */
export function useMatchMarks(element: RefObject<HTMLElement | null>, row: TextRow): void {
  const matches = useFindReplace((state) => (state.query === null ? none : state.matches))
  const shown = useFindReplace(({ matches, at }) => {
    const match = matches[at]
    return match?.row === row ? match : null
  })

  useEffect(() => {
    const paragraph = element.current
    if (!paragraph) return undefined
    const here = matches.filter((match) => match.row === row)
    const marked = here.flatMap((match) => {
      const range = rangeIn(paragraph, match.from, match.to)
      return range ? [{ range, name: match === shown ? 'found-here' : 'found' }] : []
    })
    for (const { range, name } of marked) highlightOf(name).add(range)
    return () => {
      for (const { range, name } of marked) highlightOf(name).delete(range)
    }
  }, [element, row, matches, shown])
}

function highlightOf(name: string): Highlight {
  const known = CSS.highlights.get(name)
  if (known) return known
  const fresh = new Highlight()
  CSS.highlights.set(name, fresh)
  return fresh
}
