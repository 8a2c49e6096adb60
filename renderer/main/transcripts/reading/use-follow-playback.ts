import { useCallback, useEffect, useState, type RefObject } from 'react'
import { usePlayer, useStores } from '../../app/use-stores.ts'
import type { SentencePlace } from './use-current-sentence.ts'

/** Keeps what is heard in view while it plays, until the reader scrolls away. */
export function useFollowPlayback(parts: {
  scroller: RefObject<HTMLElement | null>
  current: SentencePlace | null
  /** Brings the row into view where it is not rendered. */
  showRow: (index: number) => void
}): { isLeft: boolean; follow: () => void } {
  const { scroller, current, showRow } = parts
  const { player } = useStores()
  const isPlaying = usePlayer((state) => state.isPlaying)
  const [isFollowing, setFollowing] = useState(true)

  // Whoever begins to listen wants to see where.
  useEffect(
    () =>
      player.subscribe((state, before) => {
        if (state.isPlaying && !before.isPlaying) setFollowing(true)
      }),
    [player],
  )

  useEffect(() => {
    const element = scroller.current
    if (!element || !isPlaying) return undefined
    const leave = (): void => setFollowing(false)
    function onKeyDown({ key }: KeyboardEvent): void {
      if (/^(?:Arrow(?:Up|Down)|Page(?:Up|Down)|Home|End)$/.test(key)) leave()
    }
    function onPointerDown(event: PointerEvent): void {
      // Beside what is in it there is the scrollbar only.
      if (event.target === element && event.offsetX >= (element?.clientWidth ?? 0)) leave()
    }
    element.addEventListener('wheel', leave, { passive: true })
    element.addEventListener('touchmove', leave, { passive: true })
    element.addEventListener('keydown', onKeyDown)
    element.addEventListener('pointerdown', onPointerDown)
    return () => {
      element.removeEventListener('wheel', leave)
      element.removeEventListener('touchmove', leave)
      element.removeEventListener('keydown', onKeyDown)
      element.removeEventListener('pointerdown', onPointerDown)
    }
  }, [scroller, isPlaying])

  useEffect(() => {
    if (!isPlaying || !isFollowing || !current) return
    const element = scroller.current
    const marked = element?.querySelector('[aria-current]')
    if (!element || !marked) return showRow(current.row)
    const view = element.getBoundingClientRect()
    const { top, bottom } = marked.getBoundingClientRect()
    const isSeen = top >= view.top + edge && bottom <= view.bottom - edge
    if (!isSeen) element.scrollBy({ top: top - view.top - view.height / 3, behavior: 'smooth' })
  }, [scroller, current, isPlaying, isFollowing, showRow])

  const follow = useCallback(() => setFollowing(true), [])
  return { isLeft: isPlaying && !isFollowing, follow }
}

/** Pixels; so near to the edge it is moved away from there. */
const edge = 48
