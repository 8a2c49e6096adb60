import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Microphone } from '../../../shared/ipc/schemas/microphones.ts'

/** The microphones that are connected. */
export interface MicrophonesState {
  microphones: readonly Microphone[]
  /** Has them looked for; what has changed comes by itself. */
  look(): Promise<void>
}

export type MicrophonesStore = StoreApi<MicrophonesState>

export function createMicrophonesStore(jutt: Jutt): MicrophonesStore {
  const store = createStore<MicrophonesState>()((set) => ({
    microphones: [],
    async look() {
      const answer = await jutt.microphones.list()
      if (answer.ok) set(answer.value)
    },
  }))
  jutt.on('microphones:changed', (list) => store.setState(list))
  return store
}
