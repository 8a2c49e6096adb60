import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Jutt } from '../../../shared/ipc/contract.ts'

/** So many levels are kept, 30 a second: more than a wide field has room for. */
const keptLevels = 240

/** Milliseconds of nothing but zeros after which the microphone is taken for switched off; a quiet room is never so. */
const silentMs = 2000

export interface MeterState {
  /** Has sound come yet, and is there anything in it? */
  sound: 'opening' | 'silent' | 'heard'
  /** The last peaks, 0 to 1, the oldest first. */
  peaks: readonly number[]
}

/** How loud the recording is. Its own store, since it changes thirty times a second. */
export interface Meter {
  store: StoreApi<MeterState>
  /** Shows the levels of that recording; null shows none. */
  watch(recordingId: string | null): void
}

const atStart: MeterState = { sound: 'opening', peaks: [] }

export function createMeter({ jutt, now }: { jutt: Jutt; now: () => number }): Meter {
  const store = createStore<MeterState>()(() => atStart)
  let watched: string | null = null
  let silentSince: number | null = null

  jutt.on('recordings:level', ({ recordingId, peak }) => {
    if (recordingId !== watched) return
    silentSince = peak > 0 ? null : (silentSince ?? now())
    const isSilent = silentSince !== null && now() - silentSince >= silentMs
    store.setState(({ peaks }) => ({
      sound: isSilent ? 'silent' : 'heard',
      peaks: [...peaks.slice(1 - keptLevels), peak],
    }))
  })

  return {
    store,
    watch(recordingId) {
      watched = recordingId
      silentSince = null
      store.setState(atStart)
    },
  }
}
