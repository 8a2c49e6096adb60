import { useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { NearbyContext } from './nearby.ts'

/**
 * A part of a long scroller: rendered in full near what is seen, and elsewhere as plain text of the same height, which
 * costs next to nothing and can still be read out, selected and scrolled to.
 */
export function WhenNear(props: {
  /** Where others look for it, as `data-part`. */
  name?: string
  /** How what is in it is laid out. */
  className?: string
  /** Pixels that it takes, as far as that is known before it was rendered. */
  height: number
  plain: ReactNode
  /** Is it near when it appears? */
  startsNear: boolean
  /** Once it was near it stays as it is. */
  stays: boolean
  children: ReactNode
}) {
  const { name, className, height, plain, startsNear, stays, children } = props
  const nearby = useContext(NearbyContext)
  const element = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ near: true } | { near: false; height: number }>(
    startsNear || nearby === null ? { near: true } : { near: false, height },
  )
  const { near } = place
  const isSettled = near && stays

  useEffect(() => {
    if (isSettled || !element.current) return undefined
    return nearby?.watch(element.current, near, setPlace)
  }, [nearby, near, isSettled])

  return near ? (
    <div ref={element} data-part={name} className={className}>
      {children}
    </div>
  ) : (
    <div
      ref={element}
      data-part={name}
      className={className === undefined ? 'far-away' : `far-away ${className}`}
      style={{ blockSize: place.height }}
    >
      {plain}
    </div>
  )
}
