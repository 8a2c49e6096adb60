import { createContext } from 'react'
import { flushSync } from 'react-dom'

/** Tells of each part of a long scroller whether it is near enough to what is seen to be rendered in full. */
export interface Nearby {
  /** Calls back when the element comes near, and with its height in pixels when it is far away; not for what it is now. */
  watch(element: Element, isNear: boolean, listener: NearbyListener): () => void
  /** Begins to look, and ends with the returned function. */
  attach(scroller: Element): () => void
}

export type NearbyListener = (change: { near: true } | { near: false; height: number }) => void

export const NearbyContext = createContext<Nearby | null>(null)

/** So far above and below what is seen is near, as a share of the scroller's height. */
const reach = 1.5

/** Milliseconds of a frame in which parts are rendered that came near; one at least. */
const perFrame = 6

/** What the reader has selected, or where the focus is, stays as it is. */
function isInUse(element: Element): boolean {
  if (element.contains(document.activeElement)) return true
  const selection = document.getSelection()
  return selection?.isCollapsed === false && selection.containsNode(element, true)
}

/** Calls back when the next frame is painted: what is done then makes no frame longer that has work of its own. */
function afterFrame(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => (timer = setTimeout(work)))
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

export function createNearby(): Nearby {
  const listeners = new Map<Element, NearbyListener>()
  const near = new Set<Element>()
  /** Parts that came near and wait for their frame, with their distance from what is seen. */
  const waiting = new Map<Element, number>()
  let observer: IntersectionObserver | null = null
  let callOff: (() => void) | null = null

  function renderSome(): void {
    callOff = null
    const began = performance.now()
    const nearestFirst = [...waiting].toSorted(([, one], [, other]) => one - other)
    for (const [element] of nearestFirst) {
      waiting.delete(element)
      near.add(element)
      flushSync(() => listeners.get(element)?.({ near: true }))
      if (performance.now() - began > perFrame) break
    }
    if (waiting.size > 0) callOff = afterFrame(renderSome)
  }

  function onChange(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect, rootBounds } of entries) {
      if (isIntersecting) {
        if (near.has(target)) continue
        const middle = rootBounds ? (rootBounds.top + rootBounds.bottom) / 2 : 0
        const { top, bottom } = boundingClientRect
        waiting.set(target, Math.max(0, top - middle, middle - bottom))
        continue
      }
      waiting.delete(target)
      if (!near.has(target) || isInUse(target)) continue
      near.delete(target)
      listeners.get(target)?.({ near: false, height: boundingClientRect.height })
    }
    if (waiting.size > 0) callOff ??= afterFrame(renderSome)
  }

  return {
    watch(element, isNear, listener) {
      listeners.set(element, listener)
      if (isNear) near.add(element)
      observer?.observe(element)
      return () => {
        listeners.delete(element)
        near.delete(element)
        waiting.delete(element)
        observer?.unobserve(element)
      }
    },
    attach(root) {
      observer = new IntersectionObserver(onChange, { root, rootMargin: `${reach * 100}% 0px` })
      for (const element of listeners.keys()) observer.observe(element)
      return () => {
        observer?.disconnect()
        observer = null
        callOff?.()
        callOff = null
      }
    },
  }
}
