/** The sizes of text that can be chosen, in per cent of the usual one. */
export const textSizes = [80, 90, 100, 110, 125, 150, 175, 200] as const

export type TextSize = (typeof textSizes)[number]

export const smallestText: TextSize = 80
export const normalText: TextSize = 100
export const largestText: TextSize = 200

/** The next size in that direction; the same at the end. */
export function nextTextSize(size: TextSize, direction: 'larger' | 'smaller'): TextSize {
  const next =
    direction === 'larger'
      ? textSizes.find((candidate) => candidate > size)
      : textSizes.findLast((candidate) => candidate < size)
  return next ?? size
}
