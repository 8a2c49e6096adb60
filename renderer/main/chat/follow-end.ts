/** A scroller as far as following its end is concerned, in pixels. */
export interface ScrollPlace {
  scrollTop: number
  scrollHeight: number
  clientHeight: number
}

/** So near to the end counts as the end: less than a line. */
const nearPx = 16

export function isAtEnd({ scrollTop, scrollHeight, clientHeight }: ScrollPlace): boolean {
  return scrollHeight - clientHeight - scrollTop <= nearPx
}

/**
 * Whether to keep following the end after a scroll: the reader who moves up stops it, the reader who comes back to
 * the end starts it again. Growth of the text alone changes nothing.
 */
export function stillFollowing(
  following: boolean,
  before: ScrollPlace,
  after: ScrollPlace,
): boolean {
  if (isAtEnd(after)) return true
  return following && after.scrollTop >= before.scrollTop
}
