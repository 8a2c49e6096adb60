import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OverlayView } from '../../shared/ipc/schemas/overlay.ts'
import type { OverlayPort } from './jutt.ts'

/** So many levels are drawn, 30 a second. */
const keptLevels = 28

export interface OverlayStores {
  view: StoreApi<OverlayView>
  /** The last peaks, 0 to 1, the oldest first; a store of its own, since it changes thirty times a second. */
  peaks: StoreApi<readonly number[]>
}

const silent: readonly number[] = Array.from({ length: keptLevels }, () => 0)

/** A copy of what main has; main is its owner. */
export function createOverlayStores(jutt: OverlayPort, first: OverlayView): OverlayStores {
  const view = createStore<OverlayView>()(() => first)
  const peaks = createStore<readonly number[]>()(() => silent)
  jutt.on('overlay:changed', (next) => {
    const isNew = next.state.kind === 'recording' && view.getState().state.kind !== 'recording'
    if (isNew) peaks.setState(silent, true)
    view.setState(next, true)
  })
  jutt.on('recordings:level', ({ peak }) => {
    if (view.getState().state.kind !== 'recording') return
    peaks.setState([...peaks.getState().slice(1), peak], true)
  })
  return { view, peaks }
}
