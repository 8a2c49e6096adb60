import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { MicrophoneNews, Silence } from '../../../shared/ipc/schemas/microphones.ts'

/** So many levels are kept, 30 a second: more than a wide field has room for. */
const keptLevels = 240

export interface MeterState {
  /** Has sound come yet? */
  sound: 'opening' | 'heard'
  /** Why nothing is heard although sound comes; null while something is, or might be. */
  silence: Silence | null
  /** Another microphone than the one that was meant hears. */
  other: Extract<MicrophoneNews, { kind: 'replaced' | 'switched' }> | null
  /** The last peaks, 0 to 1, the oldest first. */
  peaks: readonly number[]
}

/** What the microphone gives while it is recorded from. Its own store, since it changes thirty times a second. */
export interface Meter {
  store: StoreApi<MeterState>
  /** Shows the levels of that recording; null shows none. */
  watch(recordingId: string | null): void
}

const atStart: MeterState = { sound: 'opening', silence: null, other: null, peaks: [] }

export function createMeter({ jutt }: { jutt: Jutt }): Meter {
  const store = createStore<MeterState>()(() => atStart)
  let watched: string | null = null

  jutt.on('recordings:level', ({ recordingId, peak }) => {
    if (recordingId !== watched) return
    store.setState(({ peaks }) => ({
      sound: 'heard',
      peaks: [...peaks.slice(1 - keptLevels), peak],
    }))
  })
  jutt.on('recordings:microphone', ({ recordingId, news }) => {
    if (recordingId === watched) store.setState(afterNews(news))
  })

  return {
    store,
    watch(recordingId) {
      watched = recordingId
      store.setState(atStart)
    },
  }
}

function afterNews(news: MicrophoneNews): Partial<MeterState> {
  switch (news.kind) {
    case 'replaced':
    case 'switched':
      return { other: news, silence: null }
    case 'silent':
      return { silence: news.reason }
    case 'heard':
      return { silence: null }
    default:
      return assertNever(news)
  }
}
