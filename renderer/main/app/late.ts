import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'

interface LateState<Part> {
  /** null until it has come. */
  part: Part | null
  /** Fetches it, if it is not there and not on its way. After a failure the next call tries again. */
  fetch(): Promise<void>
}

/** A part of the window that is large and not needed at once. */
export type Late<Part> = StoreApi<LateState<Part>>

export function createLate<Part>(load: () => Promise<Part>): Late<Part> {
  let underWay = false
  return createStore<LateState<Part>>()((set, get) => ({
    part: null,
    async fetch() {
      if (underWay || get().part !== null) return
      underWay = true
      try {
        set({ part: await load() })
      } catch {
        // Whoever needs it has something plainer to show, and whoever needs it next tries again.
      } finally {
        underWay = false
      }
    },
  }))
}

/** The part once it has come; fetched when a component first wants it. */
export function useLate<Part>(late: Late<Part>, wanted = true): Part | null {
  useEffect(() => {
    if (wanted) void late.getState().fetch()
  }, [late, wanted])
  return useStore(late, (state) => state.part)
}
