import type { Splice } from './region.ts'

export interface Selection {
  readonly start: number
  readonly end: number
}

/**
 * Where what is selected is after the text in the splice was replaced. A caret at its end, or in it, follows the new
 * text; so does a selection of nothing else, which the next key would wipe out.
 */
export function movedSelection(selection: Selection, splice: Splice): Selection {
  const end = splice.start + splice.text.length
  const move = (place: number): number => {
    if (place >= splice.end) return place + end - splice.end
    return place > splice.start ? end : place
  }
  const isWithin = selection.start >= splice.start && selection.end <= splice.end
  return isWithin && selection.start !== selection.end
    ? { start: end, end }
    : { start: move(selection.start), end: move(selection.end) }
}
