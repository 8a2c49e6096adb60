import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { stillFollowing, type ScrollPlace } from './follow-end.ts'

export interface FollowedEnd {
  /** For the element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>
  /** For the growing element in it. */
  content: RefObject<HTMLDivElement | null>
  /** False once the reader scrolled up, until the end is reached again. */
  following: boolean
  jump: () => void
}

function placeOf({ scrollTop, scrollHeight, clientHeight }: HTMLElement): ScrollPlace {
  return { scrollTop, scrollHeight, clientHeight }
}

function scrollToEnd(element: HTMLElement | null): void {
  element?.scrollTo({ top: element.scrollHeight, behavior: 'instant' })
}

/** Keeps a scroller at its end while its content grows, unless the reader scrolled up. */
export function useFollowEnd(): FollowedEnd {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const isFollowing = useRef(true)
  const [following, setFollowing] = useState(true)

  const follow = useCallback((value: boolean) => {
    isFollowing.current = value
    setFollowing(value)
  }, [])

  useEffect(() => {
    const element = scroller.current
    const inner = content.current
    if (!element || !inner) return undefined
    let before = placeOf(element)
    const onGrowth = (): void => {
      if (isFollowing.current) scrollToEnd(element)
      before = placeOf(element)
    }
    const onScroll = (): void => {
      const after = placeOf(element)
      follow(stillFollowing(isFollowing.current, before, after))
      before = after
    }
    const observer = new ResizeObserver(onGrowth)
    observer.observe(inner)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    onGrowth()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [follow])

  const jump = useCallback(() => {
    follow(true)
    scrollToEnd(scroller.current)
  }, [follow])

  return { scroller, content, following, jump }
}
