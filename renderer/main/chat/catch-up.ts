import type { LiveAnswer } from './live-answer.ts'

/**
 * So many new characters (UTF-16 code units) a frame are rendered without the window standing still, and no reader is
 * faster: it is more than a page in a frame.
 */
export const mostPerFrame = 4000

function isContinued(shown: LiveAnswer, whole: LiveAnswer): boolean {
  return whole.thinking.startsWith(shown.thinking) && whole.content.startsWith(shown.content)
}

/** How many characters of the answer are still to be shown; 0 where it is to be shown anew, at once. */
export function lengthBehind(shown: LiveAnswer | undefined, whole: LiveAnswer): number {
  if (!shown || !isContinued(shown, whole)) return 0
  const { thinking, content } = whole
  return thinking.length - shown.thinking.length + content.length - shown.content.length
}

/** The text with at most so many characters more than the beginning of it has, and no character cut in two. */
function grown(beginning: string, text: string, most: number): string {
  const length = beginning.length + most
  if (length >= text.length) return text
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(length - 1))
  return text.slice(0, splitsPair && most > 0 ? length - 1 : length)
}

/** What to show in the next frame of an answer that came faster than it can be rendered. */
export function nextShown(shown: LiveAnswer | undefined, whole: LiveAnswer): LiveAnswer {
  if (!shown || lengthBehind(shown, whole) <= mostPerFrame) return whole
  const thinking = grown(shown.thinking, whole.thinking, mostPerFrame)
  const left = mostPerFrame - (thinking.length - shown.thinking.length)
  return { ...whole, thinking, content: grown(shown.content, whole.content, left) }
}
