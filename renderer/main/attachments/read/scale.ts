/**
 * An image is scaled to this: 1,568 pixels along its longer side keep small print readable, and models of vision scale
 * larger ones down themselves.
 */
const longestSide = 1568

/** The size that an image is drawn in; never larger than it is. */
export function scaledSize(width: number, height: number): { width: number; height: number } {
  const factor = Math.min(1, longestSide / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  }
}
