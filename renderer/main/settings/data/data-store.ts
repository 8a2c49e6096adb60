import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../../shared/errors.ts'
import type { Jutt } from '../../../../shared/ipc/contract.ts'
import type { BackupFacts, DataProgress, DataState } from '../../../../shared/ipc/schemas/data.ts'
import type { Result } from '../../../../shared/result.ts'

/** The data as a whole; `state` is null until main has told. */
export interface DataStoreState {
  state: DataState | null
  progress: DataProgress
  /** Where the last backup of this run was written. */
  backedUpTo: string | null
  load(): Promise<void>
  show(): Promise<void>
  move(): Promise<void>
  stay(): Promise<void>
  backUp(withSound: boolean): Promise<void>
  chooseBackup(): Promise<BackupFacts | null>
  restore(): Promise<void>
  eraseEverything(): Promise<void>
  forgetOnExit(isWished: boolean): Promise<void>
  cancel(): Promise<void>
  restart(): Promise<void>
}

export type DataStore = StoreApi<DataStoreState>

export function createDataStore(jutt: Jutt, report: (error: AppError) => void): DataStore {
  const store = createStore<DataStoreState>()((set) => {
    async function valueOf<T>(asked: Promise<Result<T>>): Promise<T | null> {
      const answer = await asked
      if (answer.ok) return answer.value
      // Whoever cancels knows.
      if (answer.error.code !== 'cancelled') report(answer.error)
      return null
    }
    async function take(asked: Promise<Result<DataState>>): Promise<void> {
      const state = await valueOf(asked)
      if (state) set({ state })
    }
    return {
      state: null,
      progress: { kind: 'idle' },
      backedUpTo: null,
      load: () => take(jutt.data.state()),
      show: async () => void (await valueOf(jutt.data.show())),
      move: () => take(jutt.data.move()),
      stay: () => take(jutt.data.stay()),
      async backUp(withSound) {
        set({ backedUpTo: null })
        const made = await valueOf(jutt.data.backUp({ withSound }))
        set({ backedUpTo: made?.folder ?? null })
      },
      chooseBackup: () => valueOf(jutt.data.chooseBackup()),
      restore: async () => void (await valueOf(jutt.data.restore())),
      eraseEverything: async () => void (await valueOf(jutt.data.eraseEverything())),
      forgetOnExit: (isWished) => take(jutt.data.forgetOnExit({ isWished })),
      cancel: async () => void (await valueOf(jutt.data.cancel())),
      restart: async () => void (await valueOf(jutt.data.restart())),
    }
  })
  jutt.on('data:progress', (progress) => store.setState({ progress }))
  return store
}
