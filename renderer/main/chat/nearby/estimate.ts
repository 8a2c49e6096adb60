/** Measures of running text at the usual text size; what is near is measured, not estimated. */
const charactersPerLine = 72
const linePx = 26

/** About so many pixels of height the text takes. */
export function estimatedHeight(text: string): number {
  return Math.max(1, Math.ceil(text.length / charactersPerLine)) * linePx
}

/** How many of the last texts fill so many pixels. */
export function countFromEnd(texts: readonly string[], pixels: number): number {
  let height = 0
  const last = texts.findLastIndex((text) => {
    height += estimatedHeight(text)
    return height >= pixels
  })
  return texts.length - Math.max(0, last)
}
