/** Measures of running text at the usual text size; what is near is measured, not estimated. */
const charactersPerLine = 72
const linePx = 26

/** About so many pixels of height the text takes: rather too few, since what is between its paragraphs is left out. */
export function estimatedHeight(text: string): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.ceil(line.length / charactersPerLine), 0)
  return Math.max(1, lines) * linePx
}

/** How many of the last items, each so many pixels high, fill so many pixels. */
export function countFromEnd<Item>(
  items: readonly Item[],
  heightOf: (item: Item) => number,
  pixels: number,
): number {
  let height = 0
  const last = items.findLastIndex((item) => {
    height += heightOf(item)
    return height >= pixels
  })
  return items.length - Math.max(0, last)
}
