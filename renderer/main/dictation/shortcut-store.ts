import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { ShortcutState } from '../../../shared/ipc/schemas/shortcut.ts'

/** By which way the keys for dictation into any program are seen. */
export interface ShortcutStoreState extends ShortcutState {
  load(): Promise<void>
}

export type ShortcutStore = StoreApi<ShortcutStoreState>

export function createShortcutStore(jutt: Jutt): ShortcutStore {
  const store = createStore<ShortcutStoreState>()((set) => ({
    way: null,
    obstacles: [],
    async load() {
      const answer = await jutt.shortcut.state()
      if (answer.ok) set(answer.value)
    },
  }))
  jutt.on('shortcut:changed', (state) => store.setState(state))
  return store
}
